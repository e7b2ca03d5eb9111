// SPDX-License-Identifier: Apache-2.0
package engine.scenario;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * One case of a scenario file.
 *
 * @param origin file and number of the document in it
 * @param folder controller's folder
 * @param name what the case shows, in words
 * @param clock the moment of the sync
 * @param settings parameters that differ
 * @param gates gates that differ
 * @param given objects in the cache
 * @param gone last state of the key's object, or null
 * @param memory what the key remembers
 * @param controllerMemory what the controller remembers
 * @param queue the queue, or null for the only one
 * @param key the key
 * @param answers answers that differ from the usual
 * @param then what must come of it
 * @param never what must not
 * @param fires rules that must fire
 * @param silent rules that must not
 */
public record Scenario(
    String origin,
    String folder,
    String name,
    Instant clock,
    Map<String, Object> settings,
    Map<String, Object> gates,
    List<Map<String, Object>> given,
    @Nullable Map<String, Object> gone,
    Map<String, Object> memory,
    Map<String, Object> controllerMemory,
    @Nullable String queue,
    String key,
    List<Map<String, Object>> answers,
    List<Map<String, Object>> then,
    List<Map<String, Object>> never,
    List<String> fires,
    List<String> silent) {}
