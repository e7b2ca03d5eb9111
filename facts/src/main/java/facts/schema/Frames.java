// SPDX-License-Identifier: Apache-2.0

package facts.schema;

import java.nio.ByteBuffer;
import java.util.function.Consumer;

/** Cuts the byte stream of a protobuf watch into frames: four bytes of length, then the content. One per stream. */
public final class Frames {
  private static final int HEAD = 4;

  private final int maxBytes;
  private byte[] held = new byte[1 << 12];
  private int size;

  /**
   * Begins a stream.
   *
   * @param maxBytes the largest content accepted; an API server sends objects of a few MB at most
   */
  public Frames(int maxBytes) {
    if (maxBytes < 1) {
      throw new IllegalArgumentException("maxBytes is " + maxBytes + "; must be at least 1");
    }
    this.maxBytes = maxBytes;
  }

  /**
   * Takes the next bytes of the stream and hands out each frame that is complete.
   *
   * @param chunk bytes in the cut of the network; consumed
   * @param frame called with the content of each frame, which is valid only during the call
   * @throws MalformedException if a frame is longer than the limit
   */
  public void add(ByteBuffer chunk, Consumer<ByteBuffer> frame) {
    while (chunk.hasRemaining()) {
      if (size < HEAD) {
        take(chunk, HEAD - size, HEAD);
        if (size < HEAD) {
          return;
        }
      }
      int length = length();
      take(chunk, HEAD + length - size, HEAD + length);
      if (size == HEAD + length) {
        size = 0;
        frame.accept(ByteBuffer.wrap(held, HEAD, length));
      }
    }
  }

  /** Returns whether the stream stands between two frames, as it does when it ends in order. */
  public boolean isComplete() {
    return size == 0;
  }

  private int length() {
    int length = ByteBuffer.wrap(held, 0, HEAD).getInt();
    if (length < 0 || length > maxBytes) {
      throw new MalformedException(
          "reading a watch frame: its length is "
              + Integer.toUnsignedString(length)
              + " bytes; at most "
              + maxBytes
              + " are accepted");
    }
    return length;
  }

  private void take(ByteBuffer chunk, int wanted, int room) {
    if (held.length < room) {
      held = java.util.Arrays.copyOf(held, Math.max(room, held.length * 2));
    }
    int count = Math.min(wanted, chunk.remaining());
    chunk.get(held, size, count);
    size += count;
  }
}
