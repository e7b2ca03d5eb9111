// SPDX-License-Identifier: Apache-2.0
package engine.rulebase;

import com.github.javaparser.JavaParser;
import com.github.javaparser.ParseResult;
import com.github.javaparser.ParserConfiguration;
import com.github.javaparser.ParserConfiguration.LanguageLevel;
import com.github.javaparser.ast.expr.Expression;
import com.github.javaparser.ast.expr.FieldAccessExpr;
import com.github.javaparser.ast.expr.MethodCallExpr;
import com.github.javaparser.ast.expr.NameExpr;
import com.github.javaparser.ast.expr.ObjectCreationExpr;
import com.github.javaparser.ast.stmt.BlockStmt;
import com.github.javaparser.ast.stmt.Statement;
import java.io.Serializable;
import java.lang.reflect.Method;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What the single statement of a consequence concludes.
 *
 * @param type full name of the fact class that is inserted; null when an intent or a question is
 *     emitted
 * @param exact whether the inserted fact is of just this class, not of a subclass
 * @param fault why the statement cannot be read, else null
 */
public record Conclusion(@Nullable String type, boolean exact, @Nullable String fault)
    implements Serializable {

  private static final Conclusion NOTHING = new Conclusion(null, true, null);

  static Conclusion of(String consequence, TypeNames types) {
    var settings = new ParserConfiguration().setLanguageLevel(LanguageLevel.JAVA_17);
    ParseResult<BlockStmt> parsed = new JavaParser(settings).parseBlock("{" + consequence + "\n}");
    Optional<BlockStmt> block = parsed.getResult();
    if (!parsed.isSuccessful()) {
      return unreadable("no complete Java statement");
    }
    if (block.isEmpty() || block.get().getStatements().isEmpty()) {
      return unreadable("no statement");
    }
    if (block.get().getStatements().size() > 1) {
      return unreadable(block.get().getStatements().size() + " statements");
    }
    Statement only = block.get().getStatement(0);
    if (!only.isExpressionStmt() || !only.asExpressionStmt().getExpression().isMethodCallExpr()) {
      return unreadable("`" + only + "`");
    }
    return ofCall(only.asExpressionStmt().getExpression().asMethodCallExpr(), types);
  }

  private static Conclusion ofCall(MethodCallExpr call, TypeNames types) {
    String target = call.getScope().map(Expression::toString).orElse("");
    String verb = call.getNameAsString();
    if (target.equals("intents") && (verb.equals("emit") || verb.equals("ask"))) {
      return NOTHING;
    }
    if (!target.isEmpty() || !verb.equals("insert") || call.getArguments().size() != 1) {
      return unreadable("`" + call + "`");
    }
    Expression fact = call.getArgument(0);
    if (fact instanceof ObjectCreationExpr made) {
      return new Conclusion(types.qualify(made.getType().getNameWithScope()), true, null);
    }
    String type = typeOf(fact, types);
    return type == null
        ? unreadable("`insert( " + fact + " )`")
        : new Conclusion(type, isFinal(type, types), null);
  }

  /**
   * Type of a call chain that begins with a factory, an imported function or a constructor; null
   * where unknown.
   */
  private static @Nullable String typeOf(Expression made, TypeNames types) {
    if (made instanceof ObjectCreationExpr created) {
      return types.qualify(created.getType().getNameWithScope());
    }
    if (!(made instanceof MethodCallExpr call)) {
      return null;
    }
    Expression scope = call.getScope().orElse(null);
    if (scope == null) {
      String owner = types.ownerOfFunction(call.getNameAsString());
      return owner == null ? null : returned(owner, call, types, null);
    }
    if (scope instanceof NameExpr || scope instanceof FieldAccessExpr) {
      String name = types.qualify(scope.toString());
      return Character.isUpperCase(lastWord(name).charAt(0))
          ? returned(name, call, types, name)
          : null;
    }
    String before = typeOf(scope, types);
    return before == null ? null : returned(before, call, types, before);
  }

  private static @Nullable String returned(
      String owner, MethodCallExpr call, TypeNames types, @Nullable String otherwise) {
    Class<?> known = types.load(owner);
    if (known != null) {
      for (Method method : known.getMethods()) {
        if (method.getName().equals(call.getNameAsString()) && !method.isBridge()) {
          return method.getReturnType().getName();
        }
      }
    }
    return otherwise;
  }

  private static boolean isFinal(String type, TypeNames types) {
    Class<?> known = types.load(type);
    return known != null && java.lang.reflect.Modifier.isFinal(known.getModifiers());
  }

  private static String lastWord(String dotted) {
    return dotted.substring(dotted.lastIndexOf('.') + 1);
  }

  private static Conclusion unreadable(String found) {
    return new Conclusion(null, true, found);
  }
}
