// SPDX-License-Identifier: Apache-2.0

/**
 * The published schema of the built-in Kubernetes kinds, and the conversions it drives between the protobuf wire form,
 * JSON-shaped trees and JSON text. Fed by the bytes of watches, answers and files; feeds {@code facts.meta} and every
 * writer of whole objects.
 */
@NullMarked
package facts.schema;

import org.jspecify.annotations.NullMarked;
