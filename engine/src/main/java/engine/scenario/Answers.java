// SPDX-License-Identifier: Apache-2.0
package engine.scenario;

import engine.sync.Reader;
import facts.intent.Act;
import facts.intent.Answer;
import facts.intent.Change;
import facts.intent.Failure;
import facts.intent.Question;
import facts.meta.ClusterObject;
import facts.meta.Kind;
import facts.meta.Kinds;
import facts.meta.Ref;
import facts.scope.Served;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * Answers questions and writes as a scenario says; by default from what is given, and with success.
 */
final class Answers implements Reader {
  private static final Set<String> ALL_VERBS =
      Set.of("create", "delete", "deletecollection", "get", "list", "patch", "update", "watch");

  private final List<Map<String, Object>> lines;
  private final List<ClusterObject> given;
  private final Map<Map<String, Object>, Integer> used = new HashMap<>();

  Answers(List<Map<String, Object>> lines, List<ClusterObject> given) {
    this.lines = lines;
    this.given = given;
  }

  /** The refusal of a write, or null for success. */
  @Nullable Failure failure(String verb, Act act) {
    for (Map<String, Object> line : lines) {
      Map.Entry<String, Object> head = line.entrySet().iterator().next();
      if (!head.getKey().equals(verb)
          || !isAbout(String.valueOf(head.getValue()), act.kind().kind(), act.target())) {
        continue;
      }
      if (act instanceof Change change
          && line.get("part") != null
          && !line.get("part")
              .equals(change.part().path().isEmpty() ? "main" : change.part().path())) {
        continue;
      }
      int count = used.merge(line, 1, Integer::sum);
      if (count >= number(line, "from", 1) && count <= number(line, "to", Integer.MAX_VALUE)) {
        return failure(line);
      }
    }
    return null;
  }

  @Override
  public List<Answer> answer(List<Question> questions) {
    return questions.stream().map(this::answer).toList();
  }

  private Answer answer(Question question) {
    if (question instanceof Question.LiveGet get) {
      return get(get);
    }
    if (question instanceof Question.LiveList list) {
      return list(list);
    }
    if (question instanceof Question.Mapping mapping) {
      return mapping(mapping);
    }
    return discovery(question);
  }

  private Answer get(Question.LiveGet get) {
    Map<String, Object> line = line("get", get.kind().kind(), get.target(), null);
    if (line != null && line.get("object") instanceof Map<?, ?> object) {
      return Answer.object(get, fact(get.kind(), object));
    }
    if (line != null && Boolean.TRUE.equals(line.get("missing"))) {
      return Answer.failed(get, notFound(get.kind(), get.target().name()));
    }
    if (line != null) {
      return Answer.failed(get, failure(line));
    }
    for (ClusterObject object : given) {
      if (object.kind().kind().equals(get.kind().kind())
          && object.key().equals(get.target().key())) {
        return Answer.object(get, object);
      }
    }
    return Answer.failed(get, notFound(get.kind(), get.target().name()));
  }

  private Answer list(Question.LiveList list) {
    Ref target = new Ref(list.kind().apiVersion(), list.kind().kind(), list.namespace(), "", "");
    Map<String, Object> line = line("list", list.kind().kind(), target, list.occasion());
    if (line != null && line.get("items") instanceof List<?> items) {
      List<ClusterObject> found = new ArrayList<>();
      items.forEach(item -> found.add(fact(list.kind(), (Map<?, ?>) item)));
      return Answer.items(list, found);
    }
    if (line != null) {
      return Answer.failed(list, failure(line));
    }
    return Answer.items(
        list,
        given.stream()
            .filter(object -> object.kind().kind().equals(list.kind().kind()))
            .filter(
                object ->
                    list.namespace().isEmpty() || object.getNamespace().equals(list.namespace()))
            .toList());
  }

  private Answer mapping(Question.Mapping mapping) {
    String name = mapping.apiVersion() + "/" + mapping.kind();
    for (Map<String, Object> line : lines) {
      if (name.equals(line.get("mapping")) && line.get("resource") != null) {
        return Answer.mapped(mapping, mapped(mapping, line));
      }
      if (name.equals(line.get("mapping"))) {
        return Answer.failed(
            mapping, Boolean.TRUE.equals(line.get("missing")) ? noMatch(mapping) : failure(line));
      }
    }
    Kind kind = Kinds.find(mapping.apiVersion(), mapping.kind());
    for (ClusterObject object : given) {
      if (kind == null
          && object.kind().apiVersion().equals(mapping.apiVersion())
          && object.kind().kind().equals(mapping.kind())) {
        kind = object.kind();
      }
    }
    return kind == null ? Answer.failed(mapping, noMatch(mapping)) : Answer.mapped(mapping, kind);
  }

  private static Kind mapped(Question.Mapping mapping, Map<String, Object> line) {
    int slash = mapping.apiVersion().indexOf('/');
    return new Kind(
        slash < 0 ? "" : mapping.apiVersion().substring(0, slash),
        mapping.apiVersion().substring(slash + 1),
        mapping.kind(),
        String.valueOf(line.get("resource")),
        !Boolean.FALSE.equals(line.get("namespaced")));
  }

  private Answer discovery(Question question) {
    for (Map<String, Object> line : lines) {
      if (line.containsKey("discovery")) {
        if (line.containsKey("code")) {
          return Answer.failed(question, failure(line));
        }
        return Answer.served(question, served(line));
      }
    }
    List<Kind> kinds = new ArrayList<>();
    for (ClusterObject object : given) {
      if (!kinds.contains(object.kind())) {
        kinds.add(object.kind());
      }
    }
    Map<Kind, Set<String>> verbs = new LinkedHashMap<>();
    kinds.forEach(kind -> verbs.put(kind, ALL_VERBS));
    return Answer.served(question, new Served(kinds, verbs, Map.of(), List.of()));
  }

  private static Served served(Map<String, Object> line) {
    Map<Kind, Set<String>> verbs = new LinkedHashMap<>();
    if (line.get("discovery") instanceof List<?> items) {
      for (Object item : items) {
        Object name = item instanceof Map<?, ?> map ? map.get("kind") : item;
        Set<String> allowed = ALL_VERBS;
        if (item instanceof Map<?, ?> map && map.get("verbs") instanceof List<?> list) {
          allowed = new TreeSet<>();
          for (Object verb : list) {
            allowed.add(String.valueOf(verb));
          }
        }
        Kind known = Kinds.named(String.valueOf(name));
        verbs.put(known == null ? madeUp(String.valueOf(name)) : known, allowed);
      }
    }
    Map<String, String> failures = new LinkedHashMap<>();
    if (line.get("failures") instanceof Map<?, ?> map) {
      map.forEach((version, text) -> failures.put(String.valueOf(version), String.valueOf(text)));
    }
    List<String> unparsable = new ArrayList<>();
    if (line.get("unparsable") instanceof List<?> list) {
      list.forEach(item -> unparsable.add(String.valueOf(item)));
    }
    return new Served(List.copyOf(verbs.keySet()), verbs, failures, unparsable);
  }

  /** A kind that Kubernetes does not have: {@code Widget.example.com}. */
  private static Kind madeUp(String name) {
    int dot = name.indexOf('.');
    String kind = dot < 0 ? name : name.substring(0, dot);
    return new Kind(
        dot < 0 ? "" : name.substring(dot + 1),
        "v1",
        kind,
        kind.toLowerCase(Locale.ROOT) + "s",
        true);
  }

  private @Nullable Map<String, Object> line(
      String verb, String kind, Ref target, @Nullable String occasion) {
    for (Map<String, Object> line : lines) {
      Object wanted = line.get("occasion");
      if (line.get(verb) != null
          && isAbout(String.valueOf(line.get(verb)), kind, target)
          && (wanted == null || wanted.equals(occasion))) {
        return line;
      }
    }
    return null;
  }

  /** {@code Kind}, {@code Kind/namespace} or {@code Kind/key}. */
  private static boolean isAbout(String wanted, String kind, Ref target) {
    return wanted.equals(kind)
        || wanted.equals(kind + "/" + target.key())
        || wanted.equals(kind + "/" + target.namespace());
  }

  private static ClusterObject fact(Kind kind, Map<?, ?> object) {
    Map<String, Object> tree = new LinkedHashMap<>();
    object.forEach((key, value) -> tree.put(String.valueOf(key), value));
    return Kinds.fromTree(kind, tree);
  }

  private static Failure failure(Map<String, Object> line) {
    List<String> causes = new ArrayList<>();
    if (line.get("causes") instanceof List<?> list) {
      list.forEach(cause -> causes.add(String.valueOf(cause)));
    }
    return new Failure(
        number(line, "code", 500),
        String.valueOf(line.getOrDefault("reason", "")),
        String.valueOf(line.getOrDefault("message", "refused")),
        causes,
        Boolean.TRUE.equals(line.get("unknown")));
  }

  private static Failure notFound(Kind kind, String name) {
    return new Failure(
        404,
        "NotFound",
        kind.qualifiedResource() + " \"" + name + "\" not found",
        List.of(),
        false);
  }

  private static Failure noMatch(Question.Mapping mapping) {
    String text =
        "no matches for kind \""
            + mapping.kind()
            + "\" in version \""
            + mapping.apiVersion()
            + "\"";
    return new Failure(404, "NoKindMatch", text, List.of(), false);
  }

  private static int number(Map<String, Object> line, String name, int fallback) {
    return line.get(name) instanceof Number number ? number.intValue() : fallback;
  }
}
