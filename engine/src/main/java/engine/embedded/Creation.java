// SPDX-License-Identifier: Apache-2.0
package engine.embedded;

import engine.time.Clock;
import java.nio.ByteBuffer;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.UUID;

/** Creates objects: their identity, their defaults, and who may be where. */
final class Creation {
  private static final String ALPHABET = "bcdfghjklmnpqrstvwxz2456789";
  private static final int SUFFIX = 5;
  private static final int LONGEST_PREFIX = 63 - SUFFIX;

  private final Store store;
  private final Served served;
  private final Clock clock;
  private final Random random;
  private final Defaults defaults;

  Creation(Store store, Served served, Clock clock, Random random) {
    this.store = store;
    this.served = served;
    this.clock = clock;
    this.random = random;
    this.defaults = new Defaults(new Addresses(store, served));
  }

  /**
   * Creates an object.
   *
   * @throws Refusal if it can't be
   */
  Map<String, Object> create(Resource resource, String namespace, Map<String, Object> sent) {
    Map<String, Object> tree = resource.canonical(sent);
    Map<String, Object> metadata = Trees.make(tree, "metadata");
    String stated = Trees.text(metadata, "namespace");
    if (!stated.isEmpty() && !stated.equals(namespace)) {
      throw Refusal.badRequest(
          "the namespace of the provided object does not match the namespace sent on the request");
    }
    if (!Trees.text(metadata, "resourceVersion").isEmpty()) {
      throw Refusal.internal("resourceVersion should not be set on objects to be created");
    }
    if (resource.kind().namespaced()) {
      metadata.put("namespace", namespace);
      admitTo(resource, namespace, metadata);
    }
    identify(resource, namespace, metadata);
    defaults.onCreate(resource, tree);
    Statuses.reset(resource, tree);
    if (resource.isPod()) {
      requireAccount(resource, namespace, tree);
    }
    Map<String, Object> created = resource.canonical(tree);
    String name = Trees.text(metadata, "name");
    Validation.onCreate(resource, name, created);
    if (store.find(resource, namespace, name) != null) {
      throw Refusal.exists(resource, name);
    }
    return store.put(resource, created);
  }

  private void identify(Resource resource, String namespace, Map<String, Object> metadata) {
    String prefix = Trees.text(metadata, "generateName");
    if (Trees.text(metadata, "name").isEmpty() && !prefix.isEmpty()) {
      metadata.put("name", generated(resource, namespace, prefix));
    }
    byte[] bits = new byte[16];
    random.nextBytes(bits);
    ByteBuffer words = ByteBuffer.wrap(bits);
    long high = (words.getLong() & 0xffffffffffff0fffL) | 0x4000L;
    long low = (words.getLong() & 0x3fffffffffffffffL) | 0x8000000000000000L;
    metadata.put("uid", new UUID(high, low).toString());
    metadata.put("creationTimestamp", clock.now().truncatedTo(ChronoUnit.SECONDS).toString());
    metadata.remove("deletionTimestamp");
    metadata.remove("deletionGracePeriodSeconds");
    metadata.remove("managedFields");
    if (resource.generations()) {
      metadata.put("generation", 1L);
    }
  }

  private String generated(Resource resource, String namespace, String prefix) {
    String kept = prefix.length() > LONGEST_PREFIX ? prefix.substring(0, LONGEST_PREFIX) : prefix;
    while (true) {
      StringBuilder name = new StringBuilder(kept);
      for (int i = 0; i < SUFFIX; i++) {
        name.append(ALPHABET.charAt(random.nextInt(ALPHABET.length())));
      }
      if (store.find(resource, namespace, name.toString()) == null) {
        return name.toString();
      }
    }
  }

  private void admitTo(Resource resource, String namespace, Map<String, Object> metadata) {
    Resource namespaces = served.get("", "namespaces");
    Map<String, Object> home = store.find(namespaces, "", namespace);
    if (home == null) {
      throw Refusal.notFound(namespaces, namespace);
    }
    if (!Trees.text(home, "metadata", "deletionTimestamp").isEmpty()) {
      String name = Trees.text(metadata, "name");
      throw Refusal.forbidden(
          resource,
          name.isEmpty() ? Trees.text(metadata, "generateName") : name,
          "unable to create new content in namespace "
              + namespace
              + " because it is being terminated",
          List.of(
              new Refusal.Cause(
                  "NamespaceTerminating",
                  "namespace " + namespace + " is being terminated",
                  "metadata.namespace")));
    }
  }

  private void requireAccount(Resource pods, String namespace, Map<String, Object> pod) {
    String account = Trees.text(pod, "spec", "serviceAccountName");
    if (store.find(served.get("", "serviceaccounts"), namespace, account) == null) {
      throw Refusal.forbidden(
          pods,
          Trees.text(pod, "metadata", "name"),
          "error looking up service account "
              + namespace
              + "/"
              + account
              + ": serviceaccount \""
              + account
              + "\" not found",
          List.of());
    }
  }
}
