// SPDX-License-Identifier: Apache-2.0

package facts.schema;

import org.jspecify.annotations.Nullable;

/**
 * One built-in kind at one of its versions.
 *
 * @param group the API group; empty for the core group
 * @param version the version, such as {@code v1}
 * @param kind the kind, such as {@code Pod}
 * @param resource the plural name in paths, or null for the body of a subresource
 * @param namespaced whether objects live in namespaces
 * @param message the name of its message in the schema
 */
public record ServedKind(
    String group,
    String version,
    String kind,
    @Nullable String resource,
    boolean namespaced,
    String message) {}
