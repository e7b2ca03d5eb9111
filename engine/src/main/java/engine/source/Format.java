// SPDX-License-Identifier: Apache-2.0
package engine.source;

import facts.meta.ClusterObject;
import java.io.IOException;

/** How lists and watches of one kind are written on the wire. */
interface Format {
  /** Takes what the frames of a watch say. */
  interface Events {
    void observed(ClusterObject object);

    void deleted(ClusterObject lastState);

    void bookmark(long resourceVersion, boolean endOfInitialEvents);

    void failed(ApiStatus status);
  }

  /** Takes the objects of one page of a list. */
  interface Objects {
    void observed(ClusterObject object);

    /** The object of this key, empty when that is unknown too, is there but can't be read. */
    void unreadable(String key, String what);
  }

  /**
   * The frame of a list.
   *
   * @param resourceVersion version of the list
   * @param next token of the next page, empty on the last one
   */
  record Page(long resourceVersion, String next) {}

  /** Something that cuts this format's watch into frames. */
  Frames frames();

  /**
   * Reads one frame of a watch.
   *
   * @throws UnreadableObject if its object can't be read
   * @throws IOException if it can't be read at all; a runtime exception means the same
   */
  void readEvent(byte[] bytes, int offset, int length, Events events) throws IOException;

  /**
   * Reads one page of a list; an object that can't be read is named and skipped.
   *
   * @throws IOException if the page as a whole can't be read
   */
  Page readPage(byte[] body, Objects objects) throws IOException;

  /** Reads the number in a resource version; 0 when it is none, which no real version is. */
  static long version(String text) {
    if (text.isEmpty() || text.length() > 19) {
      return 0;
    }
    long version = 0;
    for (int i = 0; i < text.length(); i++) {
      char digit = text.charAt(i);
      if (digit < '0' || digit > '9') {
        return 0;
      }
      version = version * 10 + (digit - '0');
    }
    return Math.max(version, 0);
  }
}
