// SPDX-License-Identifier: Apache-2.0
package engine.lease;

import engine.client.Json;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** Lease records to and from JSON. */
final class LeaseJson {
  private static final DateTimeFormatter MICROS =
      DateTimeFormatter.ofPattern("yyyy-MM-dd'T'HH:mm:ss.SSSSSS'Z'").withZone(ZoneOffset.UTC);

  private LeaseJson() {}

  static StoredLease read(ObjectNode object) {
    JsonNode spec = object.path("spec");
    LeaseRecord record =
        new LeaseRecord(
            spec.path("holderIdentity").asString(""),
            spec.path("leaseDurationSeconds").asInt(0),
            time(spec.path("acquireTime")),
            time(spec.path("renewTime")),
            spec.path("leaseTransitions").asInt(0));
    String version = object.path("metadata").path("resourceVersion").asString("");
    return new StoredLease(record, version, object);
  }

  static ObjectNode fresh(String namespace, String name, LeaseRecord record) {
    ObjectNode object = Json.object("coordination.k8s.io/v1", "Lease");
    object.putObject("metadata").put("namespace", namespace).put("name", name);
    write(object, record);
    return object;
  }

  /** The stored object with another record; its other fields and its version stay. */
  static ObjectNode changed(StoredLease base, LeaseRecord record) {
    ObjectNode object = base.object().deepCopy();
    write(object, record);
    return object;
  }

  private static void write(ObjectNode object, LeaseRecord record) {
    ObjectNode spec = object.withObject("/spec");
    spec.put("holderIdentity", record.holder());
    spec.put("leaseDurationSeconds", record.durationSeconds());
    putTime(spec, "acquireTime", record.acquired());
    putTime(spec, "renewTime", record.renewed());
    spec.put("leaseTransitions", record.transitions());
  }

  private static void putTime(ObjectNode spec, String field, @Nullable Instant time) {
    if (time != null) {
      spec.put(field, MICROS.format(time));
    }
  }

  private static @Nullable Instant time(JsonNode node) {
    try {
      return node.isString() ? Instant.parse(node.asString()) : null;
    } catch (DateTimeParseException e) {
      return null; // written by somebody else; times of others are never compared
    }
  }
}
