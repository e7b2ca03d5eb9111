// SPDX-License-Identifier: Apache-2.0
package engine.serve;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import javax.net.ssl.KeyManager;
import javax.net.ssl.KeyManagerFactory;

/** A client key with a certificate signed by an authority of its own, made by keytool. */
final class ClientCertificate {
  private static final String PASSWORD = "changeit";

  private final Path folder;
  private final String store;

  private ClientCertificate(Path folder, String store) {
    this.folder = folder;
    this.store = store;
  }

  /** Makes an authority (ca.pem) and one client in a folder. */
  static ClientCertificate make(Path folder, String subject)
      throws IOException, InterruptedException {
    ClientCertificate made = new ClientCertificate(folder, "client.p12");
    made.keytool("-genkeypair", "-alias", "ca", "-dname", "CN=ca", "-ext", "bc:c", "-keyalg", "EC");
    made.keytool("-genkeypair", "-alias", "client", "-dname", subject, "-keyalg", "EC");
    made.keytool("-certreq", "-alias", "client", "-file", "client.csr");
    made.keytool(
        "-gencert",
        "-alias",
        "ca",
        "-infile",
        "client.csr",
        "-outfile",
        "client.crt",
        "-ext",
        "eku=clientAuth");
    made.keytool("-importcert", "-alias", "client", "-file", "client.crt", "-noprompt");
    made.keytool("-exportcert", "-rfc", "-alias", "ca", "-file", "ca.pem");
    return made;
  }

  Path authorities() {
    return folder.resolve("ca.pem");
  }

  KeyManager[] keys() throws IOException, GeneralSecurityException {
    KeyStore keys = KeyStore.getInstance("PKCS12");
    try (InputStream in = Files.newInputStream(folder.resolve(store))) {
      keys.load(in, PASSWORD.toCharArray());
    }
    keys.deleteEntry("ca");
    KeyManagerFactory factory =
        KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
    factory.init(keys, PASSWORD.toCharArray());
    return factory.getKeyManagers();
  }

  private void keytool(String... arguments) throws IOException, InterruptedException {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "keytool").toString());
    command.addAll(Arrays.asList(arguments));
    command.addAll(List.of("-keystore", store, "-storepass", PASSWORD));
    Process process =
        new ProcessBuilder(command)
            .directory(folder.toFile())
            .redirectErrorStream(true)
            .redirectOutput(folder.resolve("keytool.log").toFile())
            .start();
    if (process.waitFor() != 0) {
      throw new IOException(command + ": " + Files.readString(folder.resolve("keytool.log")));
    }
  }
}
