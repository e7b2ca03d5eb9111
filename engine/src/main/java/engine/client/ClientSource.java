// SPDX-License-Identifier: Apache-2.0
package engine.client;

/** Makes the API clients of a process, each under a name of its own. */
public interface ClientSource {
  /**
   * A client with the manager's own identity.
   *
   * @param name what the server is told as its name
   * @param qps requests a second, negative for no limit
   * @param burst requests at once
   */
  ApiClient named(String name, double qps, int burst);

  /**
   * A client of a controller, which acts as its service account if each controller has its own.
   *
   * @param account name of the service account in kube-system
   * @param qps requests a second, negative for no limit
   * @param burst requests at once
   */
  ApiClient forController(String account, double qps, int burst);

  /** Leaves the present connections, because nothing comes over them any more. */
  void reconnect();

  /** PEM certificates of the authority that the connection names inline; empty for none. */
  String authorityData();
}
