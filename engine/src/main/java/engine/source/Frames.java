// SPDX-License-Identifier: Apache-2.0
package engine.source;

import java.nio.ByteBuffer;
import java.util.Arrays;

/**
 * Cuts a byte stream into frames wherever its chunks begin and end; not thread-safe.
 *
 * <p>A frame that lies within one array-backed chunk is handed on without a copy.
 */
abstract class Frames {
  /** Takes one frame; the array is only valid during the call. */
  interface Taker {
    void frame(byte[] bytes, int offset, int length);
  }

  /** The bytes can't be frames of this kind. */
  static final class OutOfStepException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    OutOfStepException(String message) {
      super(message);
    }
  }

  /** No Kubernetes object comes near this; a larger frame means that the stream is out of step. */
  static final int MAX_FRAME_BYTES = 64 << 20;

  private byte[] kept = new byte[0];
  private int keptLength;

  /**
   * Takes a chunk and hands on every frame that is complete.
   *
   * @throws OutOfStepException if the stream can't be framed any more
   */
  final void feed(ByteBuffer chunk, Taker taker) {
    if (keptLength == 0 && chunk.hasArray()) {
      int start = chunk.arrayOffset() + chunk.position();
      int used = cut(chunk.array(), start, chunk.remaining(), taker);
      chunk.position(chunk.position() + used);
      keep(chunk);
      return;
    }
    keep(chunk);
    int used = cut(kept, 0, keptLength, taker);
    if (used > 0) {
      System.arraycopy(kept, used, kept, 0, keptLength - used);
      keptLength -= used;
      shrink();
    }
  }

  /** Bytes of a frame that isn't complete yet. */
  final int pending() {
    return keptLength;
  }

  /** Hands on each complete frame and returns how many bytes those took. */
  abstract int cut(byte[] bytes, int offset, int length, Taker taker);

  private void keep(ByteBuffer chunk) {
    int more = chunk.remaining();
    if (more == 0) {
      return;
    }
    int needed = keptLength + more;
    if (needed > MAX_FRAME_BYTES) {
      throw new OutOfStepException(
          "a frame is longer than " + MAX_FRAME_BYTES + " bytes; the stream is out of step");
    }
    if (needed > kept.length) {
      kept = Arrays.copyOf(kept, Math.max(needed, Math.min(kept.length * 2, MAX_FRAME_BYTES)));
    }
    chunk.get(kept, keptLength, more);
    keptLength = needed;
  }

  /** One huge object must not hold its buffer for as long as the stream lives. */
  private void shrink() {
    if (keptLength == 0 && kept.length > 1 << 20) {
      kept = new byte[0];
    }
  }

  /** Frames of a big-endian length in four bytes and that many bytes: protobuf watches. */
  static final class OfLength extends Frames {
    @Override
    int cut(byte[] bytes, int offset, int length, Taker taker) {
      ByteBuffer buffer = ByteBuffer.wrap(bytes);
      int used = 0;
      while (length - used >= Integer.BYTES) {
        int frame = buffer.getInt(offset + used);
        if (frame < 0 || frame > MAX_FRAME_BYTES) {
          throw new OutOfStepException(
              "a frame says it has "
                  + Integer.toUnsignedString(frame)
                  + " bytes; at most "
                  + MAX_FRAME_BYTES
                  + " are expected: the stream is out of step");
        }
        if (length - used - Integer.BYTES < frame) {
          break;
        }
        taker.frame(bytes, offset + used + Integer.BYTES, frame);
        used += Integer.BYTES + frame;
      }
      return used;
    }
  }

  /** Frames that a line feed ends: JSON watches; empty lines are skipped. */
  static final class OfLine extends Frames {
    @Override
    int cut(byte[] bytes, int offset, int length, Taker taker) {
      int start = offset;
      for (int at = offset; at < offset + length; at++) {
        if (bytes[at] == '\n') {
          if (at > start) {
            taker.frame(bytes, start, at - start);
          }
          start = at + 1;
        }
      }
      return start - offset;
    }
  }
}
