// SPDX-License-Identifier: Apache-2.0
package engine.serve;

import java.security.cert.X509Certificate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;
import javax.naming.InvalidNameException;
import javax.naming.NamingException;
import javax.naming.ldap.LdapName;
import javax.naming.ldap.Rdn;

/**
 * Finds out who sends a request: client certificate, then proxy headers, then bearer token.
 *
 * @source 00-controller-manager.md section 8, Kubernetes 1.37
 */
final class Authentication {
  private final Supplier<Authorities> clients;
  private final Supplier<ProxySettings> proxies;
  private final Function<String, Optional<User>> tokens;

  /**
   * Asks these in turn.
   *
   * @param tokens names the user of a bearer token, empty if it isn't valid
   */
  Authentication(
      Supplier<Authorities> clients,
      Supplier<ProxySettings> proxies,
      Function<String, Optional<User>> tokens) {
    this.clients = clients;
    this.proxies = proxies;
    this.tokens = tokens;
  }

  /** The user; anonymous without credentials, empty if credentials were given but prove nothing. */
  Optional<User> user(Credentials credentials) {
    List<X509Certificate> chain = credentials.certificates();
    if (clients.get().signed(chain)) {
      return Optional.of(certified(chain.get(0)).authenticated());
    }
    Optional<User> proxied = proxied(credentials);
    if (proxied.isPresent()) {
      return proxied.map(User::authenticated);
    }
    String token = credentials.token();
    if (!token.isEmpty()) {
      return tokens.apply(token).map(User::authenticated);
    }
    return chain.isEmpty() ? Optional.of(User.ANONYMOUS) : Optional.empty();
  }

  private static User certified(X509Certificate certificate) {
    List<String> names = parts(certificate, "CN");
    String name = names.isEmpty() ? "" : names.get(0);
    return new User(name, "", parts(certificate, "O"), Map.of());
  }

  private static List<String> parts(X509Certificate certificate, String type) {
    List<String> values = new ArrayList<>();
    try {
      for (Rdn rdn : new LdapName(certificate.getSubjectX500Principal().getName()).getRdns()) {
        var attribute = rdn.toAttributes().get(type);
        for (int i = 0; attribute != null && i < attribute.size(); i++) {
          values.add(String.valueOf(attribute.get(i)));
        }
      }
    } catch (InvalidNameException e) {
      return List.of();
    } catch (NamingException e) {
      throw new IllegalStateException("reading the subject of a client certificate: " + e, e);
    }
    return values;
  }

  private Optional<User> proxied(Credentials credentials) {
    ProxySettings settings = proxies.get();
    List<X509Certificate> chain = credentials.certificates();
    if (!settings.authorities().signed(chain)) {
      return Optional.empty();
    }
    List<String> allowed = settings.allowedNames();
    if (!allowed.isEmpty() && parts(chain.get(0), "CN").stream().noneMatch(allowed::contains)) {
      return Optional.empty();
    }
    List<String> names = values(credentials, settings.userHeaders());
    if (names.isEmpty()) {
      return Optional.empty();
    }
    List<String> uids = values(credentials, settings.uidHeaders());
    return Optional.of(
        new User(
            names.get(0),
            uids.isEmpty() ? "" : uids.get(0),
            values(credentials, settings.groupHeaders()),
            extra(credentials, settings.extraPrefixes())));
  }

  private static List<String> values(Credentials credentials, List<String> headers) {
    List<String> values = new ArrayList<>();
    for (String header : headers) {
      values.addAll(credentials.headers().getOrDefault(header.toLowerCase(Locale.ROOT), List.of()));
    }
    return values;
  }

  private static Map<String, List<String>> extra(Credentials credentials, List<String> prefixes) {
    Map<String, List<String>> extra = new HashMap<>();
    for (String prefix : prefixes) {
      String start = prefix.toLowerCase(Locale.ROOT);
      credentials
          .headers()
          .forEach(
              (name, values) -> {
                if (name.startsWith(start)) {
                  extra.put(name.substring(start.length()), values);
                }
              });
    }
    return extra;
  }
}
