// SPDX-License-Identifier: Apache-2.0
/** Facts of the API group batch. */
@NullMarked
package facts.batch;

import org.jspecify.annotations.NullMarked;
