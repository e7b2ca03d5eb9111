// SPDX-License-Identifier: Apache-2.0
package rules.deployment;

import facts.apps.Deployment;
import facts.apps.ReplicaSet;
import facts.intent.Change;
import facts.intent.Create;
import facts.meta.ClusterObject;
import facts.meta.Kind;
import facts.meta.Kinds;
import facts.meta.OwnerReference;
import facts.meta.Template;
import facts.schema.Json;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import rules.shared.PodTemplateHash;

/**
 * The new ReplicaSet: what it is called, what it carries, and whether it is up to date.
 *
 * @source deployment-controller.md 3.6, Kubernetes 1.37
 */
public final class NewReplicaSets {
  /** Label that keeps the pods of two ReplicaSets of one Deployment apart. */
  static final String HASH_LABEL = "pod-template-hash";

  private static final Kind REPLICA_SET = Kinds.require("apps/v1", "ReplicaSet");
  private static final int LONGEST_NAME = 253;

  private NewReplicaSets() {}

  /** The ReplicaSet of the Deployment's template. */
  public static Create creation(Deployment deployment, OwnedReplicaSets sets) {
    String hash = hash(deployment);
    Map<String, String> annotations =
        new LinkedHashMap<>(
            ReplicaSetAnnotations.missing(
                deployment.getAnnotations(), Map.of(), nextRevision(sets)));
    annotations.putAll(
        ReplicaSetAnnotations.sizes(deployment.getReplicas(), Rollout.surge(deployment)));
    Map<String, String> labels = new LinkedHashMap<>(deployment.getTemplate().getLabels());
    labels.put(HASH_LABEL, hash);
    Map<String, Object> body =
        Map.of(
            "metadata",
            Map.of(
                "labels",
                labels,
                "annotations",
                annotations,
                "ownerReferences",
                List.of(OwnerReference.controllerOf(deployment).toTree())),
            "spec",
            Map.of(
                "replicas",
                Rollout.firstSize(deployment, sets),
                "minReadySeconds",
                deployment.getMinReadySeconds(),
                "selector",
                deployment.getSelector().toTree(HASH_LABEL, hash),
                "template",
                withLabels(deployment.getTemplate(), labels)));
    return Create.named(
        REPLICA_SET, deployment.getNamespace(), name(deployment.getName(), hash), body);
  }

  /**
   * Whether the ReplicaSet carries the Deployment's annotations, the highest revision and
   * minReadySeconds.
   */
  public static boolean isUpToDate(
      Deployment deployment, OwnedReplicaSets sets, NewReplicaSet current) {
    ReplicaSet rs = current.getReplicaSet();
    return missing(deployment, sets, rs).isEmpty()
        && rs.getMinReadySeconds() == deployment.getMinReadySeconds();
  }

  /** Gives the ReplicaSet the annotations and minReadySeconds that it lacks. */
  public static Change upToDate(
      Deployment deployment, OwnedReplicaSets sets, NewReplicaSet current) {
    Change change =
        Change.of(current.getReplicaSet())
            .set("spec.minReadySeconds", deployment.getMinReadySeconds());
    for (Map.Entry<String, String> entry :
        missing(deployment, sets, current.getReplicaSet()).entrySet()) {
      change = change.annotate(entry.getKey(), entry.getValue());
    }
    return change;
  }

  /** Whether the object is a ReplicaSet that the Deployment controls and that has its template. */
  public static boolean isOurs(Deployment deployment, ClusterObject object) {
    return object instanceof ReplicaSet rs
        && deployment.getUid().equals(rs.getControllerUid())
        && hasTemplate(deployment, rs);
  }

  /** Whether the ReplicaSet has the Deployment's template, whatever its hash. */
  static boolean hasTemplate(Deployment deployment, ReplicaSet rs) {
    return deployment.getTemplate().sameAs(rs.getTemplate(), HASH_LABEL);
  }

  /** The JSON form of a ReplicaSet's template without its hash. */
  static Map<String, Object> withoutHash(Template template) {
    Map<String, String> labels = new LinkedHashMap<>(template.getLabels());
    labels.remove(HASH_LABEL);
    return withLabels(template, labels);
  }

  /** The collision count after one more. */
  public static int countedCollision(Deployment deployment) {
    Integer count = deployment.getCollisionCount();
    return count == null ? 1 : count + 1;
  }

  /** Message of the event for a new ReplicaSet. */
  public static String scaledUp(NewReplicaSet created) {
    return Scaling.message(created.getReplicaSet().getName(), 0, created.getSize());
  }

  /** Message for a ReplicaSet that could not be created. */
  public static String creationFailed(Deployment deployment, String error) {
    String name = name(deployment.getName(), hash(deployment));
    return "Failed to create new replica set \"" + name + "\": " + error;
  }

  /** The revision that the new ReplicaSet carries; empty for none. */
  public static String revisionOf(NewReplicaSet current) {
    return current.getReplicaSet().getAnnotations().getOrDefault(RevisionMath.REVISION, "");
  }

  /** The revision that the Deployment carries; empty for none. */
  public static String revisionOf(Deployment deployment) {
    return deployment.getAnnotations().getOrDefault(RevisionMath.REVISION, "");
  }

  /** Name of the ReplicaSet; the Deployment's name is cut so that the whole fits. */
  static String name(String deployment, String hash) {
    int room = LONGEST_NAME - hash.length() - 1;
    return (deployment.length() > room ? deployment.substring(0, room) : deployment) + "-" + hash;
  }

  private static Map<String, Object> withLabels(Template template, Map<String, String> labels) {
    Map<String, Object> tree = new LinkedHashMap<>(template.tree());
    Map<String, Object> metadata = new LinkedHashMap<>(Json.asObject(tree.get("metadata")));
    metadata.put("labels", labels);
    tree.put("metadata", metadata);
    return tree;
  }

  private static String hash(Deployment deployment) {
    return PodTemplateHash.of(deployment.getTemplate(), deployment.getCollisionCount());
  }

  private static long nextRevision(OwnedReplicaSets sets) {
    return RevisionMath.highest(
            sets.getOld().stream().map(rs -> RevisionMath.revision(rs.getAnnotations())).toList())
        + 1;
  }

  private static Map<String, String> missing(
      Deployment deployment, OwnedReplicaSets sets, ReplicaSet rs) {
    return ReplicaSetAnnotations.missing(
        deployment.getAnnotations(), rs.getAnnotations(), nextRevision(sets));
  }
}
