// SPDX-License-Identifier: Apache-2.0
package engine.serve;

import java.util.List;
import java.util.Map;

/**
 * A request that has passed authorization.
 *
 * @param method HTTP method
 * @param path path without the query
 * @param query values by parameter name
 * @param body text of the body, empty if there is none
 */
public record PageRequest(
    String method, String path, Map<String, List<String>> query, String body) {}
