// SPDX-License-Identifier: Apache-2.0
package facts.meta;

/** An object whose selector finds others by their labels. */
public interface Selecting {

  /** The selector; {@link LabelSelector#NOTHING} when it has none. */
  LabelSelector getSelector();
}
