// SPDX-License-Identifier: Apache-2.0
package tests.cluster;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.Certificate;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManagerFactory;

/**
 * Everything about who is who in one cluster: its authority, serving certificate, keys,
 * kubeconfigs, clients.
 */
final class Credentials {
  private static final char[] NO_PASSWORD = new char[0];

  private final Authority authority = new Authority("drover-test-cluster");
  private final Map<String, Path> kubeconfigs = new ConcurrentHashMap<>();
  private final Folder folder;
  private final URI server;

  Credentials(Folder folder, URI server) {
    this.folder = folder;
    this.server = server;
    folder.identity("ca", authority.self());
    Authority proxies = new Authority("drover-test-front-proxy");
    folder.write("front-proxy-ca.crt", proxies.pem());
    folder.identity("front-proxy", proxies.client("front-proxy-client", List.of()));
    folder.identity(
        "apiserver",
        authority.server(
            "kube-apiserver",
            List.of("localhost", "kubernetes", "kubernetes.default.svc"),
            List.of("127.0.0.1", "10.96.0.1")));
    var tokens = Authority.newKeys();
    folder.write(
        "service-account.key", Authority.pem("PRIVATE KEY", tokens.getPrivate().getEncoded()));
    folder.write(
        "service-account.pub", Authority.pem("PUBLIC KEY", tokens.getPublic().getEncoded()));
  }

  URI server() {
    return server;
  }

  Path kubeconfig(String user, List<String> groups) {
    return kubeconfigs.computeIfAbsent(
        user + groups,
        key -> {
          String name = user.replaceAll("[^A-Za-z0-9-]", "_") + "-" + kubeconfigs.size();
          String text =
              Kubeconfig.of(server.toString(), authority.pem(), authority.client(user, groups));
          return Path.of(folder.write(name + ".kubeconfig", text));
        });
  }

  Api api(String user, List<String> groups) {
    Authority.Identity identity = authority.client(user, groups);
    try {
      KeyStore own = KeyStore.getInstance("PKCS12");
      own.load(null, NO_PASSWORD);
      own.setKeyEntry(
          "client",
          identity.key(),
          NO_PASSWORD,
          new Certificate[] {identity.certificate(), authority.certificate()});
      KeyManagerFactory keys = KeyManagerFactory.getInstance("PKIX");
      keys.init(own, NO_PASSWORD);
      KeyStore trusted = KeyStore.getInstance("PKCS12");
      trusted.load(null, NO_PASSWORD);
      trusted.setCertificateEntry("ca", authority.certificate());
      TrustManagerFactory trust = TrustManagerFactory.getInstance("PKIX");
      trust.init(trusted);
      SSLContext tls = SSLContext.getInstance("TLS");
      tls.init(keys.getKeyManagers(), trust.getTrustManagers(), null);
      return new Api(server, tls);
    } catch (GeneralSecurityException | IOException e) {
      throw new ClusterException("making a client for " + user, e);
    }
  }
}
