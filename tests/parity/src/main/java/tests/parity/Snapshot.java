// SPDX-License-Identifier: Apache-2.0
package tests.parity;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import tests.cluster.Api;
import tests.cluster.ApiException;
import tests.cluster.AuditLog;
import tests.cluster.Json;
import tests.cluster.Kind;

/**
 * What one run of a script left.
 *
 * @param objects each object in normal form, indented JSON, sorted; equal ones counted
 * @param events each event in normal form with its count
 * @param writes successful writes of the manager by {@code verb resource/part}
 * @param failures its refused writes by the same
 */
record Snapshot(
    Map<String, Integer> objects,
    Map<String, Integer> events,
    Map<String, Integer> writes,
    Map<String, Integer> failures) {
  /** The API server's repair of addresses writes events when it pleases. */
  private static final String SERVERS_OWN = "ipallocator-repair";

  static Snapshot take(Lane lane, Script script, Map<String, String> uids, int auditFrom) {
    Api api = lane.api();
    Normaliser normaliser = new Normaliser(authority(lane), script.compare().alike());
    uids.forEach((reference, uid) -> normaliser.name(uid, reference));
    List<Map<String, Object>> objects = new ArrayList<>();
    List<Map<String, Object>> events = new ArrayList<>();
    Kind event = api.kind("v1", "Event");
    for (String namespace : namespaces(api, script)) {
      api.get(api.kind("v1", "Namespace"), null, namespace).ifPresent(objects::add);
      for (Kind kind : KnownKinds.inNamespaces(api)) {
        objects.addAll(listOrNothing(api, kind, namespace));
      }
      events.addAll(api.list(event, namespace, null));
    }
    for (String named : script.compare().cluster()) {
      objects.addAll(
          Target.parse(api, named.replace("${ns}", script.namespace()), script.namespace())
              .read(api));
    }
    objects.forEach(normaliser::learn);
    Map<String, Integer> plain = new TreeMap<>();
    for (Map<String, Object> object : objects) {
      plain.merge(Json.pretty(without(normaliser.object(object), script)), 1, Integer::sum);
    }
    List<AuditLog.Entry> written =
        lane.cluster().audit().from(auditFrom).stream()
            .filter(entry -> entry.isWrite() && Lane.isManagers(entry))
            .filter(entry -> concerns(entry, script))
            .toList();
    return new Snapshot(
        plain,
        events(events, normaliser, script),
        count(written.stream().filter(entry -> entry.code() < 400).toList()),
        count(written.stream().filter(entry -> entry.code() >= 400).toList()));
  }

  private static List<String> namespaces(Api api, Script script) {
    return api.list(api.kind("v1", "Namespace"), null, null).stream()
        .map(object -> Json.text(object, "metadata.name"))
        .filter(name -> isOf(script, name))
        .toList();
  }

  /** True for the script's namespace and for names that begin with it and two dashes. */
  static boolean isOf(Script script, String name) {
    return name.equals(script.namespace()) || name.startsWith(script.namespace() + "--");
  }

  private static boolean concerns(AuditLog.Entry entry, Script script) {
    boolean ours = isOf(script, entry.namespace()) || isOf(script, entry.name());
    return ours
        && !entry.resource().equals("leases")
        && !entry.resource().equals("events")
        && !entry.subresource().equals("token");
  }

  private static Map<String, Integer> events(
      Collection<Map<String, Object>> events, Normaliser normaliser, Script script) {
    Map<String, Integer> counted = new TreeMap<>();
    if (script.compare().events().equals("off")) {
      return counted;
    }
    boolean exact = script.compare().events().equals("exact");
    for (Map<String, Object> event : events) {
      if (Json.text(event, "reportingComponent").startsWith(SERVERS_OWN)) {
        continue;
      }
      int count = Json.at(event, "count") instanceof Number number ? number.intValue() : 1;
      counted.merge(
          Json.pretty(normaliser.event(event, exact)),
          exact ? count : 1,
          exact ? Integer::sum : Math::max);
    }
    return counted;
  }

  private static Map<String, Integer> count(List<AuditLog.Entry> entries) {
    Map<String, Integer> counted = new TreeMap<>();
    entries.forEach(entry -> counted.merge(entry.what(), 1, Integer::sum));
    return counted;
  }

  private static List<Map<String, Object>> listOrNothing(Api api, Kind kind, String namespace) {
    try {
      return api.list(kind, namespace, null);
    } catch (ApiException e) {
      if (e.code() == 404 || e.code() == 405 || e.code() == 503) {
        return List.of();
      }
      throw e;
    }
  }

  @SuppressWarnings("unchecked")
  private static Map<String, Object> without(Map<String, Object> object, Script script) {
    for (String ignored : script.compare().ignore()) {
      String[] parts = ignored.split(":", 2);
      if (!parts[0].equals(Json.text(object, "kind"))) {
        continue;
      }
      int last = parts[1].lastIndexOf('.');
      Object parent = last < 0 ? object : Json.at(object, parts[1].substring(0, last));
      if (parent instanceof Map<?, ?> map) {
        ((Map<String, Object>) map).remove(parts[1].substring(last + 1));
      }
    }
    return object;
  }

  private static String authority(Lane lane) {
    try {
      return Files.readString(lane.cluster().rootCaFile());
    } catch (IOException e) {
      throw new UncheckedIOException("reading the cluster's CA", e);
    }
  }
}
