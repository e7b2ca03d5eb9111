// SPDX-License-Identifier: Apache-2.0
package engine.source;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.RepetitionInfo;
import org.junit.jupiter.api.Test;

class FramesTest {
  private static final List<String> TEXTS =
      IntStream.range(0, 60).mapToObj(i -> "ä€🙂".repeat(i * 7) + i).toList();

  @RepeatedTest(20)
  void lengthFramesComeWholeWhereverChunksAreCut(RepetitionInfo round) {
    ByteBuffer bytes = ByteBuffer.allocate(1 << 20);
    for (String text : TEXTS) {
      byte[] utf8 = text.getBytes(StandardCharsets.UTF_8);
      bytes.putInt(utf8.length).put(utf8);
    }
    assertThat(cut(new Frames.OfLength(), bytes.flip(), round)).isEqualTo(TEXTS);
  }

  @RepeatedTest(20)
  void linesComeWholeWhereverChunksAreCut(RepetitionInfo round) {
    ByteBuffer bytes = ByteBuffer.allocate(1 << 20);
    for (String text : TEXTS) {
      bytes.put(text.getBytes(StandardCharsets.UTF_8)).put((byte) '\n');
    }
    assertThat(cut(new Frames.OfLine(), bytes.flip(), round)).isEqualTo(TEXTS);
  }

  @Test
  void anIncompleteFrameIsKeptBack() {
    Frames frames = new Frames.OfLength();
    List<String> seen = new ArrayList<>();
    frames.feed(ByteBuffer.wrap(new byte[] {0, 0, 0, 2, 'o'}), taker(seen));
    assertThat(seen).isEmpty();
    frames.feed(ByteBuffer.wrap(new byte[] {'k', 0}), taker(seen));
    assertThat(seen).containsExactly("ok");
  }

  @Test
  void anAbsurdLengthMeansThatTheStreamIsOutOfStep() {
    ByteBuffer html = ByteBuffer.wrap("<html>".getBytes(StandardCharsets.UTF_8));
    assertThatThrownBy(() -> new Frames.OfLength().feed(html, taker(new ArrayList<>())))
        .isInstanceOf(Frames.OutOfStepException.class)
        .hasMessageContaining("out of step");
  }

  private static List<String> cut(Frames frames, ByteBuffer bytes, RepetitionInfo round) {
    Random random = new Random(round.getCurrentRepetition());
    int longest = round.getCurrentRepetition() < 5 ? 3 : 4000;
    List<String> seen = new ArrayList<>();
    while (bytes.hasRemaining()) {
      int length = Math.min(bytes.remaining(), 1 + random.nextInt(longest));
      ByteBuffer part = bytes.slice(bytes.position(), length);
      ByteBuffer chunk = random.nextBoolean() ? part : direct(part);
      frames.feed(chunk, taker(seen));
      bytes.position(bytes.position() + length);
    }
    return seen;
  }

  /** A buffer without an array, as some HTTP clients hand out. */
  private static ByteBuffer direct(ByteBuffer part) {
    return ByteBuffer.allocateDirect(part.remaining()).put(part).flip();
  }

  private static Frames.Taker taker(List<String> seen) {
    return (bytes, offset, length) ->
        seen.add(new String(bytes, offset, length, StandardCharsets.UTF_8));
  }
}
