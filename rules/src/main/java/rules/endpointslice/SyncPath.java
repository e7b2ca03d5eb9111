// SPDX-License-Identifier: Apache-2.0
package rules.endpointslice;

/** Which way a service goes in this sync: the first that fits. */
public final class SyncPath {
  private final String path;

  /** The way of this name. */
  public SyncPath(String path) {
    this.path = path;
  }

  /**
   * {@code reconcile}, or {@code leave} for a service whose slices are none of the controller's
   * business.
   */
  public String getPath() {
    return path;
  }
}
