// SPDX-License-Identifier: Apache-2.0
package engine.scope;

import engine.cache.ClusterCache;
import engine.cache.Index;
import engine.cache.KindStore;
import engine.definition.DefinitionException;
import engine.definition.QueueDefinition;
import engine.definition.QueueDefinition.KeyType;
import engine.definition.RelationDefinition;
import facts.core.Pod;
import facts.meta.ClusterObject;
import facts.meta.Kind;
import facts.meta.LabelSelector;
import facts.meta.OwnerReference;
import facts.meta.Selecting;
import facts.scope.Key;
import facts.scope.KeyFunction;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.function.BiFunction;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Makes relations from their definitions and the indexes they need in the cache. */
final class Relations {
  private static final KeyFunction BY_CONTROLLER =
      object -> object.getControllerUid() == null ? List.of() : List.of(object.getControllerUid());
  private static final KeyFunction BY_OWNER =
      object -> object.getOwnerReferences().stream().map(OwnerReference::uid).distinct().toList();
  private static final KeyFunction UNCONTROLLED =
      object -> object.getControllerUid() == null ? List.of(object.getNamespace()) : List.of();
  private static final KeyFunction BY_NAMESPACE = object -> List.of(object.getNamespace());
  private static final KeyFunction NODE_OF_POD =
      object ->
          object instanceof Pod pod && !pod.getNodeName().isEmpty()
              ? List.of(pod.getNodeName())
              : List.of();
  private static final KeyFunction BY_UID = object -> List.of(object.getUid());

  private final ClusterCache cache;
  private final EveryKind everyKind;

  Relations(ClusterCache cache, EveryKind everyKind) {
    this.cache = cache;
    this.everyKind = everyKind;
  }

  /**
   * Makes a relation.
   *
   * @param queue the queue it belongs to
   * @param definition what the author wrote
   * @param from the kind of the objects it starts from, or null when the keys are no objects
   */
  Relation make(QueueDefinition queue, RelationDefinition definition, @Nullable Kind from) {
    if (definition.everyKind()) {
      return everyKind.relation(definition, queue);
    }
    KindStore target = cache.store(definition.kind());
    KindStore source = from == null ? null : cache.store(from);
    return switch (definition.type()) {
      case SELF ->
          relation(
              (key, self) -> one(target == source ? self : target.get(key.getText())),
              (object, keys) -> keys.accept(object.key()));
      case FIXED -> fixed(queue, definition, target);
      case BY_NAME -> byName(definition, target, source);
      case OWNED_BY -> ownedBy(target, need(source, definition));
      case OWNED_BY_UID -> ownedByUid(queue, target, source);
      case ORPHANS_SELECTED -> orphansSelected(target, need(source, definition));
      case OWNER -> owner(target, need(source, definition));
      case SIBLINGS -> siblings(target);
      case SELECTED_BY -> selectedBy(target, need(source, definition));
      case SAME_NAMESPACE -> sameNamespace(queue, target, source);
      case BY_LABEL -> byLabel(definition, target);
      case BY_NODE, BY_FIELD -> byField(definition, target);
      case BY_FUNCTION -> byFunction(definition, target, need(source, definition));
      case ALL -> all(queue, target, source);
    };
  }

  private Relation fixed(QueueDefinition queue, RelationDefinition definition, KindStore target) {
    RelationDefinition.Fixed object = named(definition);
    String wanted =
        object.namespace().isEmpty() ? object.name() : object.namespace() + "/" + object.name();
    return relation(
        (key, self) -> one(target.get(wanted)),
        (found, keys) -> {
          if (found.key().equals(wanted)) {
            everyKey(queue, keys);
          }
        });
  }

  private Relation byName(
      RelationDefinition definition, KindStore target, @Nullable KindStore source) {
    KeyFunction function = definition.function();
    if (function == null) {
      String name = named(definition).name();
      return relation(
          (key, self) -> one(target.get(namespaceOf(definition, key) + name)),
          (found, keys) -> {
            if (!found.getName().equals(name)) {
              return;
            }
            if (definition.namespaceIsKey()) {
              keys.accept(found.getNamespace());
            } else {
              index(need(source, definition), "namespace", BY_NAMESPACE)
                  .get(found.getNamespace())
                  .forEach(object -> keys.accept(object.key()));
            }
          });
    }
    boolean namespaced = definition.kind() != null && definition.kind().namespaced();
    KeyFunction fullNames =
        object ->
            function.keysOf(object).stream()
                .map(
                    name ->
                        namespaced && name.indexOf('/') < 0
                            ? object.getNamespace() + "/" + name
                            : name)
                .toList();
    Index referring =
        index(
            need(source, definition),
            "by-name " + definition.kind() + " " + function.getClass().getName(),
            fullNames);
    return relation(
        (key, self) -> {
          List<ClusterObject> found = new ArrayList<>();
          if (self != null) {
            fullNames.keysOf(self).forEach(name -> found.addAll(one(target.get(name))));
          }
          return found;
        },
        (found, keys) -> referring.get(found.key()).forEach(object -> keys.accept(object.key())));
  }

  private Relation ownedBy(KindStore target, KindStore source) {
    Index dependents = index(target, "controller", BY_CONTROLLER);
    String ownerKind = source.kind().kind();
    return relation(
        (key, self) ->
            self == null
                ? List.of()
                : dependents.get(self.getUid()).stream()
                    .filter(dependent -> refersTo(dependent, ownerKind, self.getName()))
                    .toList(),
        (dependent, keys) -> {
          OwnerReference reference = dependent.getController();
          if (reference == null || !reference.kind().equals(ownerKind)) {
            return;
          }
          String key =
              source.kind().namespaced()
                  ? dependent.getNamespace() + "/" + reference.name()
                  : reference.name();
          ClusterObject owner = source.get(key);
          if (owner != null && owner.getUid().equals(reference.uid())) {
            keys.accept(key);
          }
        });
  }

  private Relation ownedByUid(QueueDefinition queue, KindStore target, @Nullable KindStore source) {
    Index dependents = index(target, "owner", BY_OWNER);
    Index owners = source == null ? null : index(source, "uid", BY_UID);
    return relation(
        (key, self) -> dependents.get(self == null ? key.getText() : self.getUid()),
        (dependent, keys) -> {
          for (OwnerReference reference : dependent.getOwnerReferences()) {
            if (owners == null || queue.key().type() == KeyType.VALUE) {
              keys.accept(reference.uid());
            } else {
              owners.get(reference.uid()).forEach(owner -> keys.accept(owner.key()));
            }
          }
        });
  }

  private Relation orphansSelected(KindStore target, KindStore source) {
    Index uncontrolled = index(target, "uncontrolled", UNCONTROLLED);
    Index owners = index(source, "namespace", BY_NAMESPACE);
    return relation(
        (key, self) -> {
          LabelSelector selector = selectorOf(self);
          return self == null || selector == null
              ? List.of()
              : matching(uncontrolled.get(self.getNamespace()), selector);
        },
        (object, keys) -> {
          if (object.getControllerUid() != null || object.getLabels().isEmpty()) {
            return;
          }
          for (ClusterObject owner : owners.get(object.getNamespace())) {
            LabelSelector selector = selectorOf(owner);
            if (selector != null && !selector.isEmpty() && selector.matches(object.getLabels())) {
              keys.accept(owner.key());
            }
          }
        });
  }

  private Relation owner(KindStore target, KindStore source) {
    Index owners = index(target, "uid", BY_UID);
    Index dependents = index(source, "controller", BY_CONTROLLER);
    return relation(
        (key, self) ->
            self == null || self.getControllerUid() == null
                ? List.of()
                : owners.get(self.getControllerUid()),
        (owner, keys) ->
            dependents.get(owner.getUid()).forEach(dependent -> keys.accept(dependent.key())));
  }

  private Relation siblings(KindStore target) {
    Index byController = index(target, "controller", BY_CONTROLLER);
    return relation(
        (key, self) ->
            self == null || self.getControllerUid() == null
                ? List.of()
                : byController.get(self.getControllerUid()),
        (object, keys) -> {
          if (object.getControllerUid() != null) {
            byController
                .get(object.getControllerUid())
                .forEach(sibling -> keys.accept(sibling.key()));
          }
        });
  }

  private Relation selectedBy(KindStore target, KindStore source) {
    Index members = index(target, "namespace", BY_NAMESPACE);
    Index selecting = index(source, "namespace", BY_NAMESPACE);
    return relation(
        (key, self) -> {
          LabelSelector selector = selectorOf(self);
          return self == null || selector == null
              ? List.of()
              : matching(members.get(self.getNamespace()), selector);
        },
        (object, keys) -> {
          for (ClusterObject candidate : selecting.get(object.getNamespace())) {
            LabelSelector selector = selectorOf(candidate);
            if (selector != null && selector.matches(object.getLabels())) {
              keys.accept(candidate.key());
            }
          }
        });
  }

  private Relation sameNamespace(
      QueueDefinition queue, KindStore target, @Nullable KindStore source) {
    Index members = index(target, "namespace", BY_NAMESPACE);
    boolean keyIsNamespace =
        queue.key().type() == KeyType.NAME || source == null || !source.kind().namespaced();
    return relation(
        (key, self) -> members.get(keyIsNamespace ? key.getName() : key.getNamespace()),
        (object, keys) -> {
          if (object.getNamespace().isEmpty()) {
            return;
          }
          if (keyIsNamespace) {
            keys.accept(object.getNamespace());
          } else if (source != null) {
            index(source, "namespace", BY_NAMESPACE)
                .get(object.getNamespace())
                .forEach(member -> keys.accept(member.key()));
          }
        });
  }

  private Relation byLabel(RelationDefinition definition, KindStore target) {
    String label = definition.label();
    if (label == null) {
      throw new DefinitionException("relation " + definition.name() + ": label is missing");
    }
    KeyFunction value =
        object -> {
          String text = object.getLabels().get(label);
          if (text == null || text.isEmpty()) {
            return List.of();
          }
          return List.of(
              object.getNamespace().isEmpty() ? text : object.getNamespace() + "/" + text);
        };
    Index labeled = index(target, "label " + label, value);
    return relation(
        (key, self) -> labeled.get(key.getText()),
        (object, keys) -> value.keysOf(object).forEach(keys));
  }

  private Relation byField(RelationDefinition definition, KindStore target) {
    KeyFunction function = definition.function();
    if (function == null && definition.type() == RelationDefinition.Type.BY_NODE) {
      function = NODE_OF_POD;
    }
    if (function == null) {
      throw new DefinitionException("relation " + definition.name() + ": function is missing");
    }
    return byField(function, target);
  }

  private static Relation byField(KeyFunction function, KindStore target) {
    Index found = index(target, "field " + function.getClass().getName(), function);
    return relation(
        (key, self) -> found.get(key.getText()),
        (object, keys) -> function.keysOf(object).forEach(keys));
  }

  private Relation byFunction(RelationDefinition definition, KindStore target, KindStore source) {
    KeyFunction function = definition.function();
    KeyFunction keyFunction = definition.keyFunction();
    if (function == null || keyFunction == null) {
      throw new DefinitionException(
          "relation " + definition.name() + ": function and key-function are needed");
    }
    Index found = index(target, "field " + function.getClass().getName(), function);
    Index selves = index(source, "field " + keyFunction.getClass().getName(), keyFunction);
    return relation(
        (key, self) -> {
          List<ClusterObject> all = new ArrayList<>();
          if (self != null) {
            keyFunction.keysOf(self).forEach(text -> all.addAll(found.get(text)));
          }
          return all;
        },
        (object, keys) ->
            function
                .keysOf(object)
                .forEach(text -> selves.get(text).forEach(self -> keys.accept(self.key()))));
  }

  private Relation all(QueueDefinition queue, KindStore target, @Nullable KindStore source) {
    return relation(
        (key, self) -> List.copyOf(target.all()),
        (object, keys) -> {
          if (source == null) {
            everyKey(queue, keys);
          } else {
            source.all().forEach(self -> keys.accept(self.key()));
          }
        });
  }

  private static void everyKey(QueueDefinition queue, Consumer<String> keys) {
    if (queue.key().type() == KeyType.SINGLE || queue.key().type() == KeyType.PASS) {
      keys.accept(queue.key().text());
    }
  }

  private static Relation relation(
      BiFunction<Key, @Nullable ClusterObject, List<ClusterObject>> load,
      java.util.function.BiConsumer<ClusterObject, Consumer<String>> inverse) {
    return new Relation() {
      @Override
      public List<ClusterObject> load(Key key, @Nullable ClusterObject from) {
        return load.apply(key, from);
      }

      @Override
      public void inverse(ClusterObject object, Consumer<String> keys) {
        inverse.accept(object, keys);
      }
    };
  }

  private static List<ClusterObject> one(@Nullable ClusterObject object) {
    return object == null ? List.of() : List.of(object);
  }

  private static String namespaceOf(RelationDefinition definition, Key key) {
    String namespace = definition.namespaceIsKey() ? key.getName() : key.getNamespace();
    return namespace.isEmpty() ? "" : namespace + "/";
  }

  private static boolean refersTo(ClusterObject dependent, String kind, String name) {
    OwnerReference reference = dependent.getController();
    return reference != null && reference.kind().equals(kind) && reference.name().equals(name);
  }

  private static @Nullable LabelSelector selectorOf(@Nullable ClusterObject object) {
    return object instanceof Selecting selecting ? selecting.getSelector() : null;
  }

  private static List<ClusterObject> matching(
      Collection<ClusterObject> objects, LabelSelector selector) {
    List<ClusterObject> found = new ArrayList<>();
    for (ClusterObject object : objects) {
      if (selector.matches(object.getLabels())) {
        found.add(object);
      }
    }
    return found;
  }

  private static Index index(KindStore store, String name, KeyFunction function) {
    return store.index(name, function);
  }

  private static KindStore need(@Nullable KindStore source, RelationDefinition definition) {
    if (source == null) {
      throw new DefinitionException(
          "relation "
              + definition.name()
              + " starts from an object; the keys of its queue are none");
    }
    return source;
  }

  private static RelationDefinition.Fixed named(RelationDefinition definition) {
    RelationDefinition.Fixed object = definition.object();
    if (object == null) {
      throw new DefinitionException("relation " + definition.name() + ": name is missing");
    }
    return object;
  }
}
