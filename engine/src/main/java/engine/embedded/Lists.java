// SPDX-License-Identifier: Apache-2.0
package engine.embedded;

import engine.client.ApiResponse;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Answers lists, in pages if the client wants; the pages of a list are of one version. */
final class Lists {
  private static final int KEPT = 100;

  private record Rest(String version, List<Map<String, Object>> items) {}

  private final Store store;
  private final Map<String, Rest> rests = new LinkedHashMap<>();
  private long tokens;

  Lists(Store store) {
    this.store = store;
  }

  ApiResponse answer(Call call, Format format) {
    long wanted = call.number("resourceVersion", 0);
    if (wanted > store.version()) {
      throw Refusal.ahead(wanted, store.version());
    }
    Rest rest = rest(call);
    int limit = (int) Math.min(call.number("limit", 0), Integer.MAX_VALUE);
    List<Map<String, Object>> items = rest.items();
    Map<String, Object> meta = Trees.of("resourceVersion", rest.version());
    if (limit > 0 && items.size() > limit) {
      String token = "page-" + ++tokens;
      rests.put(token, new Rest(rest.version(), items.subList(limit, items.size())));
      if (rests.size() > KEPT) {
        rests.remove(rests.keySet().iterator().next());
      }
      meta.put("continue", token);
      meta.put("remainingItemCount", (long) (items.size() - limit));
      items = items.subList(0, limit);
    }
    return Server.response(
        200, format.contentType(false), format.list(call.resource().kind(), meta, items));
  }

  private Rest rest(Call call) {
    String token = call.parameter("continue");
    if (token.isEmpty()) {
      Selection selection = Selection.of(call);
      return new Rest(
          Long.toString(store.version()),
          store.all(call.resource()).stream().filter(selection::matches).toList());
    }
    Rest rest = rests.remove(token);
    if (rest == null) {
      throw Refusal.continuation();
    }
    return rest;
  }
}
