// SPDX-License-Identifier: Apache-2.0
package facts.meta;

import com.google.protobuf.CodedInputStream;
import facts.apps.Deployment;
import facts.apps.ReplicaSet;
import facts.batch.Job;
import facts.coordination.Lease;
import facts.core.ConfigMap;
import facts.core.Namespace;
import facts.core.Node;
import facts.core.Pod;
import facts.core.Secret;
import facts.core.Service;
import facts.core.ServiceAccount;
import facts.discovery.EndpointSlice;
import facts.schema.MessageType;
import facts.schema.Schema;
import facts.schema.SchemaException;
import facts.schema.Wire;
import java.io.IOException;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The kinds of Kubernetes and how their objects become facts. */
public final class Kinds {

  private static final Map<String, Kind> BY_TYPE = new HashMap<>();
  private static final Map<String, Kind> BY_NAME = new HashMap<>();
  private static final Map<Kind, Slim> SLIM = new HashMap<>();

  /** A kind with a class of its own. */
  private record Slim(KindReader reader, boolean keptWhole) {}

  static {
    for (Kind kind : Schema.kubernetes().kinds()) {
      BY_TYPE.put(kind.apiVersion() + "/" + kind.kind(), kind);
      BY_NAME.merge(kind.kind(), kind, Kinds::preferred);
      BY_NAME.merge(kind.kind() + "." + kind.group(), kind, Kinds::preferred);
    }
    slim("apps/v1", "Deployment", Deployment::read, true);
    slim("apps/v1", "ReplicaSet", ReplicaSet::read, true);
    slim("batch/v1", "Job", Job::read, true);
    slim("coordination.k8s.io/v1", "Lease", Lease::read, false);
    slim("discovery.k8s.io/v1", "EndpointSlice", EndpointSlice::read, true);
    slim("v1", "ConfigMap", ConfigMap::read, true);
    slim("v1", "Namespace", Namespace::read, true);
    slim("v1", "Node", Node::read, false);
    slim("v1", "Pod", Pod::read, false);
    slim("v1", "Secret", Secret::read, false);
    slim("v1", "Service", Service::read, false);
    slim("v1", "ServiceAccount", ServiceAccount::read, false);
  }

  /** ConfigMap. */
  public static final Kind CONFIG_MAP = require("v1", "ConfigMap");

  /** Deployment. */
  public static final Kind DEPLOYMENT = require("apps/v1", "Deployment");

  /** EndpointSlice. */
  public static final Kind ENDPOINT_SLICE = require("discovery.k8s.io/v1", "EndpointSlice");

  /** Job. */
  public static final Kind JOB = require("batch/v1", "Job");

  /** Lease. */
  public static final Kind LEASE = require("coordination.k8s.io/v1", "Lease");

  /** Namespace. */
  public static final Kind NAMESPACE = require("v1", "Namespace");

  /** Node. */
  public static final Kind NODE = require("v1", "Node");

  /** Pod. */
  public static final Kind POD = require("v1", "Pod");

  /** ReplicaSet. */
  public static final Kind REPLICA_SET = require("apps/v1", "ReplicaSet");

  /** Secret. */
  public static final Kind SECRET = require("v1", "Secret");

  /** Service. */
  public static final Kind SERVICE = require("v1", "Service");

  /** ServiceAccount. */
  public static final Kind SERVICE_ACCOUNT = require("v1", "ServiceAccount");

  private Kinds() {}

  private static void slim(String apiVersion, String name, KindReader reader, boolean keptWhole) {
    SLIM.put(require(apiVersion, name), new Slim(reader, keptWhole));
  }

  /**
   * Of two versions of a kind the newer stable one; of two groups the core group, then the one that
   * was there.
   */
  private static Kind preferred(Kind one, Kind other) {
    if (!one.group().equals(other.group())) {
      return other.group().isEmpty() ? other : one;
    }
    return rank(other.version()) > rank(one.version()) ? other : one;
  }

  /** Stable versions before beta before alpha, newer before older. */
  private static int rank(String version) {
    int rank = 0;
    for (String number : version.split("\\D+", -1)) {
      rank = rank * 100 + (number.isEmpty() ? 0 : Integer.parseInt(number));
    }
    if (version.contains("alpha")) {
      return rank - 2_000_000;
    }
    return version.contains("beta") ? rank - 1_000_000 : rank;
  }

  /**
   * The kind of this name ({@code Pod}, or {@code Event.events.k8s.io} where groups share it), or
   * null.
   */
  public static @Nullable Kind named(String name) {
    return BY_NAME.get(name);
  }

  /** The kind that the schema knows by this apiVersion and name, or null. */
  public static @Nullable Kind find(String apiVersion, String name) {
    return BY_TYPE.get(apiVersion + "/" + name);
  }

  /**
   * The kind that the schema knows by this apiVersion and name.
   *
   * @throws IllegalArgumentException if there is none
   */
  public static Kind require(String apiVersion, String name) {
    Kind kind = find(apiVersion, name);
    if (kind == null) {
      throw new IllegalArgumentException("the schema has no kind " + name + " in " + apiVersion);
    }
    return kind;
  }

  /**
   * Whether objects of this kind have a class of their own; others are read as {@link
   * PartialObject}.
   */
  public static boolean isSlim(Kind kind) {
    return SLIM.containsKey(kind);
  }

  /**
   * Reads the protobuf form of an object.
   *
   * @param bytes its bytes without an envelope
   * @throws SchemaException if they are no such object
   */
  public static ClusterObject read(Kind kind, byte[] bytes) {
    Slim slim = SLIM.get(kind);
    try {
      if (slim == null) {
        return PartialObject.read(kind, CodedInputStream.newInstance(bytes));
      }
      if (!slim.keptWhole) {
        return slim.reader.read(kind, CodedInputStream.newInstance(bytes), null);
      }
      byte[] kept = Wire.withoutManagedFields(bytes);
      return slim.reader.read(kind, CodedInputStream.newInstance(kept), Whole.of(kept));
    } catch (IOException e) {
      throw new SchemaException("reading a " + kind.kind() + ": " + e.getMessage(), e);
    }
  }

  /** Reads the protobuf form of an object whose kind stands in its envelope. */
  public static ClusterObject read(String apiVersion, String name, byte[] bytes) {
    return read(known(apiVersion, name), bytes);
  }

  /** Reads the JSON form of an object; it gives the same fact as its protobuf form. */
  public static ClusterObject fromTree(Map<String, Object> tree) {
    return fromTree(
        known(String.valueOf(tree.get("apiVersion")), String.valueOf(tree.get("kind"))), tree);
  }

  /** Reads the JSON form of an object of this kind. */
  public static ClusterObject fromTree(Kind kind, Map<String, Object> tree) {
    MessageType type = Schema.kubernetes().type(kind);
    return type == null ? partial(kind, tree) : read(kind, Wire.encode(type, tree));
  }

  /** Reads the metadata of the JSON form of an object of any kind. */
  public static PartialObject partial(Kind kind, Map<String, Object> tree) {
    byte[] bytes = Wire.encode(Schema.kubernetes().message("meta/v1.PartialObjectMetadata"), tree);
    try {
      return PartialObject.read(kind, CodedInputStream.newInstance(bytes));
    } catch (IOException e) {
      throw new SchemaException(
          "reading the metadata of a " + kind.kind() + ": " + e.getMessage(), e);
    }
  }

  /** The metadata of an object, as one of this kind. */
  public static PartialObject partialOf(Kind kind, ClusterObject object) {
    return PartialObject.of(kind, object);
  }

  /** A kind of the schema, or a makeshift one for a kind that it does not know. */
  private static Kind known(String apiVersion, String name) {
    Kind kind = find(apiVersion, name);
    if (kind != null) {
      return kind;
    }
    int slash = apiVersion.indexOf('/');
    return new Kind(
        slash < 0 ? "" : apiVersion.substring(0, slash),
        apiVersion.substring(slash + 1),
        name,
        "",
        true);
  }
}
