// SPDX-License-Identifier: Apache-2.0
package facts.intent;

import facts.meta.ClusterObject;
import facts.meta.Kind;
import facts.meta.Ref;

/** Something that a decision needs to know from outside the cache; answered in the next round. */
public sealed interface Question {

  /**
   * Reads one object from the API server, not from the cache.
   *
   * @param kind what
   * @param target which one
   * @param metadataOnly whether its metadata is enough
   */
  record LiveGet(Kind kind, Ref target, boolean metadataOnly) implements Question {
    /** Reads this object anew, whole. */
    public static LiveGet of(ClusterObject object) {
      return new LiveGet(object.kind(), object.ref(), false);
    }

    /** Reads the metadata of the object that the reference names. */
    public static LiveGet metadata(Kind kind, Ref target) {
      return new LiveGet(kind, target, true);
    }
  }

  /**
   * Lists the objects of a kind in a namespace from the API server.
   *
   * @param kind what
   * @param namespace where; empty for everywhere
   * @param metadataOnly whether metadata is enough
   * @param occasion what the list is for; equal questions are asked once in a sync, another
   *     occasion asks anew
   */
  record LiveList(Kind kind, String namespace, boolean metadataOnly, String occasion)
      implements Question {
    /** Lists without an occasion. */
    public LiveList(Kind kind, String namespace, boolean metadataOnly) {
      this(kind, namespace, metadataOnly, "");
    }

    /** Lists metadata. */
    public static LiveList metadata(Kind kind, String namespace) {
      return new LiveList(kind, namespace, true);
    }

    /** The same question for another occasion. */
    public LiveList on(String occasion) {
      return new LiveList(kind, namespace, metadataOnly, occasion);
    }
  }

  /** Asks which resources the API server serves; answered by {@link facts.scope.Served}. */
  record Discovery() implements Question {}

  /**
   * Asks which resource a kind is served as.
   *
   * @param apiVersion group and version
   * @param kind the kind's name
   */
  record Mapping(String apiVersion, String kind) implements Question {}
}
