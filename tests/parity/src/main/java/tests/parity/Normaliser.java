// SPDX-License-Identifier: Apache-2.0
package tests.parity;

import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import tests.cluster.Json;

/**
 * Takes out of objects what differs between two runs of the same script and means nothing: times,
 * versions, uids, generated name endings, pod addresses. What a uid or an address belongs to stays
 * visible.
 */
final class Normaliser {
  private static final Pattern UID =
      Pattern.compile("[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}");
  private static final Pattern TIME =
      Pattern.compile("\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\d(\\.\\d+)?Z");
  private static final Pattern GENERATED =
      Pattern.compile("-[bcdfghjklmnpqrstvwxz2456789]{5}(?![a-zA-Z0-9-])");

  /** The server cuts what a generated name begins with to so many characters. */
  private static final int LONGEST_PREFIX = 58;

  private static final Pattern NUMBERED = Pattern.compile("-\\d+(?![a-zA-Z0-9.-])");
  private static final Set<String> DROPPED =
      Set.of("resourceVersion", "managedFields", "selfLink", "clusterIP", "clusterIPs");

  private final Map<String, String> uids = new TreeMap<>();
  private final Map<String, String> addresses = new TreeMap<>();
  private final Map<String, String> cutNames = new TreeMap<>();
  private final String authority;
  private final boolean alike;

  /**
   * @param authority the cluster's CA bundle
   * @param alike true if objects whose names differ only in a number at the end are all the same
   */
  Normaliser(String authority, boolean alike) {
    this.authority = authority.strip();
    this.alike = alike;
  }

  void name(String uid, String reference) {
    uids.putIfAbsent(uid, reference);
  }

  /**
   * Learns uid and addresses of an object, so that references to it read the same in both lanes.
   */
  void learn(Map<String, Object> object) {
    String name = Json.text(object, "metadata.name");
    String prefix = Json.text(object, "metadata.generateName");
    if (prefix.length() > LONGEST_PREFIX && name.startsWith(prefix.substring(0, LONGEST_PREFIX))) {
      cutNames.put(name, prefix.substring(0, LONGEST_PREFIX) + "*");
    }
    String reference = Json.text(object, "kind") + "/" + generated(name);
    uids.put(Json.text(object, "metadata.uid"), reference);
    if (Json.text(object, "kind").equals("Pod")) {
      for (Map<String, Object> address : Json.objects(object, "status.podIPs")) {
        String ip = Json.text(address, "ip");
        addresses.put(ip, "<ip" + (ip.contains(":") ? "6" : "4") + " of " + reference + ">");
      }
    }
  }

  @SuppressWarnings("unchecked")
  Map<String, Object> object(Map<String, Object> object) {
    return (Map<String, Object>) value("", object);
  }

  /** An event in the form that is compared; its count is apart. */
  Map<String, Object> event(Map<String, Object> event, boolean messages) {
    Map<String, Object> plain = new TreeMap<>();
    plain.put(
        "object",
        Json.text(event, "involvedObject.kind")
            + "/"
            + text(Json.text(event, "involvedObject.name")));
    plain.put("type", Json.text(event, "type"));
    plain.put("reason", Json.text(event, "reason"));
    if (messages) {
      plain.put("message", text(Json.text(event, "message")));
      plain.put("source", Json.text(event, "source.component"));
      plain.put("fieldPath", Json.text(event, "involvedObject.fieldPath"));
    }
    return plain;
  }

  private Object value(String key, Object value) {
    if (value instanceof Map<?, ?> map) {
      Map<String, Object> copy = new LinkedHashMap<>();
      map.forEach(
          (name, each) -> {
            String field = String.valueOf(name);
            if (each != null && !dropped(field, each)) {
              copy.put(field, value(field, each));
            }
          });
      return copy;
    }
    if (value instanceof List<?> list) {
      List<Object> items = list.stream().map(each -> value(key, each)).collect(Collectors.toList());
      if (key.equals("endpoints") || key.equals("addresses")) {
        items.sort(Comparator.comparing(Json::pretty));
      }
      return items;
    }
    return value instanceof String text ? text(text) : value;
  }

  private static boolean dropped(String field, Object value) {
    return DROPPED.contains(field) && !value.equals("None");
  }

  private String text(String text) {
    String address = addresses.get(text);
    if (address != null) {
      return address;
    }
    if (!authority.isEmpty() && text.strip().equals(authority)) {
      return "<the cluster's CA>";
    }
    Matcher uid = UID.matcher(text);
    String named =
        uid.replaceAll(found -> "<uid of " + uids.getOrDefault(found.group(), "?") + ">");
    return generated(TIME.matcher(named).replaceAll("<time>"));
  }

  private String generated(String text) {
    String whole = text;
    for (Map.Entry<String, String> cut : cutNames.entrySet()) {
      whole = whole.replace(cut.getKey(), cut.getValue());
    }
    String plain = GENERATED.matcher(whole).replaceAll("-*");
    return alike ? NUMBERED.matcher(plain).replaceAll("-#") : plain;
  }
}
