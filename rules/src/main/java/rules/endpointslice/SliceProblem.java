// SPDX-License-Identifier: Apache-2.0
package rules.endpointslice;

/** Something that keeps a service's slices from being as they should be. */
public final class SliceProblem {
  private final String text;

  /** A problem in words for people. */
  public SliceProblem(String text) {
    this.text = text;
  }

  /** What is wrong, in words for people. */
  public String getText() {
    return text;
  }
}
