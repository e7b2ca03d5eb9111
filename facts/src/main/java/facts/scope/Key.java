// SPDX-License-Identifier: Apache-2.0
package facts.scope;

/** What the sync is about; every sync has one. */
public final class Key {
  private final String queue;
  private final String namespace;
  private final String name;

  /**
   * A key of a queue.
   *
   * @param queue the queue's name
   * @param namespace empty where the key has none
   * @param name the object's name, or the key's text
   */
  public Key(String queue, String namespace, String name) {
    this.queue = queue;
    this.namespace = namespace;
    this.name = name;
  }

  /** The key whose text is {@code namespace/name} or {@code name}. */
  public static Key parse(String queue, String text) {
    int slash = text.indexOf('/');
    return slash < 0
        ? new Key(queue, "", text)
        : new Key(queue, text.substring(0, slash), text.substring(slash + 1));
  }

  /** Name of the queue. */
  public String getQueue() {
    return queue;
  }

  /** Namespace of the object; empty where it has none. */
  public String getNamespace() {
    return namespace;
  }

  /** Name of the object, or the text of a key that is no object. */
  public String getName() {
    return name;
  }

  /** {@code namespace/name}, or the name alone. */
  public String getText() {
    return namespace.isEmpty() ? name : namespace + "/" + name;
  }

  @Override
  public String toString() {
    return getText();
  }
}
