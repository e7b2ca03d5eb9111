// SPDX-License-Identifier: Apache-2.0
package engine.serve;

/** Answers requests to one path of the secure port; called by many threads. */
public interface Page {
  PageAnswer serve(PageRequest request);
}
