// SPDX-License-Identifier: Apache-2.0
package engine.rulebase;

import engine.rulebase.PatternDecl.Use;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.drools.drl.ast.descr.AccumulateDescr;
import org.drools.drl.ast.descr.AnnotationDescr;
import org.drools.drl.ast.descr.BaseDescr;
import org.drools.drl.ast.descr.CollectDescr;
import org.drools.drl.ast.descr.ConditionalBranchDescr;
import org.drools.drl.ast.descr.ConditionalElementDescr;
import org.drools.drl.ast.descr.EvalDescr;
import org.drools.drl.ast.descr.ExistsDescr;
import org.drools.drl.ast.descr.ForallDescr;
import org.drools.drl.ast.descr.NotDescr;
import org.drools.drl.ast.descr.OrDescr;
import org.drools.drl.ast.descr.PatternDescr;
import org.drools.drl.ast.descr.PatternSourceDescr;
import org.drools.drl.ast.descr.RuleDescr;

/**
 * Reads one rule of the parser's tree: metadata, what its conditions read, what its consequence
 * concludes.
 */
final class RuleReader {

  private final String file;
  private final String packageName;
  private final TypeNames types;
  private final List<PatternDecl> patterns = new ArrayList<>();
  private final Set<String> forms = new TreeSet<>();

  RuleReader(String file, String packageName, TypeNames types) {
    this.file = file;
    this.packageName = packageName;
    this.types = types;
  }

  RuleDecl read(RuleDescr rule) {
    walk(rule.getLhs(), Use.EACH);
    String consequence = String.valueOf(rule.getConsequence()).strip();
    if (!rule.getNamedConsequences().isEmpty()) {
      forms.add("do");
    }
    return new RuleDecl(
        rule.getName(),
        file,
        packageName,
        RuleFile.lineOf(rule),
        rule.getEndLine(),
        metadata(rule),
        rule.getAttributes().keySet(),
        forms,
        patterns,
        consequence,
        rule.getConsequenceLine(),
        Conclusion.of(consequence, types));
  }

  private static Map<String, String> metadata(RuleDescr rule) {
    Map<String, String> found = new TreeMap<>();
    for (AnnotationDescr annotation : rule.getAnnotations()) {
      found.put(annotation.getName(), String.valueOf(annotation.getSingleValueStripped()));
    }
    return found;
  }

  private void walk(BaseDescr part, Use use) {
    if (part instanceof PatternDescr pattern) {
      pattern(pattern, use);
    } else if (part instanceof AccumulateDescr accumulate) {
      source(accumulate);
    } else if (part instanceof EvalDescr) {
      forms.add("eval");
    } else if (part instanceof ConditionalBranchDescr) {
      forms.add("if");
    } else if (part instanceof ConditionalElementDescr element) {
      Use inner = inside(element, use);
      element.getDescrs().forEach(child -> walk((BaseDescr) child, inner));
    }
  }

  private Use inside(ConditionalElementDescr element, Use use) {
    if (element instanceof NotDescr || element instanceof ForallDescr) {
      forms.add(element instanceof NotDescr ? "not" : "forall");
      return Use.NEGATED;
    }
    if (element instanceof ExistsDescr) {
      forms.add("exists");
      return use == Use.EACH ? Use.EXISTS : use;
    }
    if (element instanceof OrDescr) {
      forms.add("or");
    }
    return use;
  }

  private void pattern(PatternDescr pattern, Use use) {
    if (pattern.getSource() == null) {
      List<String> constraints = pattern.getDescrs().stream().map(BaseDescr::getText).toList();
      String type = types.qualify(pattern.getObjectType());
      patterns.add(new PatternDecl(type, use, RuleFile.lineOf(pattern), constraints));
    } else {
      source(pattern.getSource());
    }
  }

  private void source(PatternSourceDescr source) {
    if (source instanceof AccumulateDescr accumulate) {
      forms.add("accumulate");
      walk(accumulate.getInput(), Use.ACCUMULATED);
    } else if (source instanceof CollectDescr collect) {
      forms.add("collect");
      walk(collect.getInputPattern(), Use.ACCUMULATED);
    } else {
      forms.add("from");
    }
  }
}
