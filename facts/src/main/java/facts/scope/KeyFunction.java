// SPDX-License-Identifier: Apache-2.0
package facts.scope;

import facts.meta.ClusterObject;
import java.util.Collection;

/**
 * Texts under which an object is found, or keys that it wakes: the pure function behind the
 * relations {@code by-name}, {@code by-field} and {@code by-function}. It has a public constructor
 * without parameters.
 */
public interface KeyFunction {

  /** The texts for this object; empty for none. */
  Collection<String> keysOf(ClusterObject object);
}
