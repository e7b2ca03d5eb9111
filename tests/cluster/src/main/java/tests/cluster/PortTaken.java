// SPDX-License-Identifier: Apache-2.0
package tests.cluster;

/** Another process took a port between the choice and its use. */
final class PortTaken extends RuntimeException {
  private static final long serialVersionUID = 1L;

  PortTaken(String message) {
    super(message);
  }
}
