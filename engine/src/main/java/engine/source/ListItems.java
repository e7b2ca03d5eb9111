// SPDX-License-Identifier: Apache-2.0
package engine.source;

import java.util.LinkedHashMap;
import java.util.Map;

/** Items of typed lists, which a server writes without their apiVersion and kind. */
final class ListItems {
  private ListItems() {}

  /** The item with what its list says about it; items that name themselves stay as they are. */
  static Map<String, Object> complete(
      String listKind, String apiVersion, Map<String, Object> item) {
    if (item.containsKey("kind") || listKind.equals("List")) {
      return item;
    }
    Map<String, Object> whole = new LinkedHashMap<>();
    whole.put("apiVersion", apiVersion);
    whole.put("kind", listKind.substring(0, listKind.length() - "List".length()));
    whole.putAll(item);
    return whole;
  }
}
