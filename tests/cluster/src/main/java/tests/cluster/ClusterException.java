// SPDX-License-Identifier: Apache-2.0
package tests.cluster;

/** Says in one message what of the test cluster failed and what the reader can do about it. */
public final class ClusterException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  ClusterException(String message) {
    super(message);
  }

  ClusterException(String message, Throwable cause) {
    super(message, cause);
  }
}
