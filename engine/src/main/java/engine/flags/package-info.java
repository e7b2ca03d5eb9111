// SPDX-License-Identifier: Apache-2.0

/**
 * The flags of kube-controller-manager 1.37: names, types, defaults, checks and the choice of
 * controllers. The command line feeds it, the process and the controllers read the values.
 */
@NullMarked
package engine.flags;

import org.jspecify.annotations.NullMarked;
