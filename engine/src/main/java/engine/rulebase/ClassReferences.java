// SPDX-License-Identifier: Apache-2.0
package engine.rulebase;

import java.io.ByteArrayInputStream;
import java.io.DataInputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What a class file refers to, read from its constant pool (Java virtual machine specification,
 * 4.4).
 *
 * @param classes binary names of all classes named as such or in descriptors
 * @param members methods and fields of other classes
 */
record ClassReferences(Set<String> classes, List<Member> members) {

  private static final int MAGIC = 0xCAFEBABE;
  private static final Pattern IN_DESCRIPTOR = Pattern.compile("L([^;<>:]+);");

  /**
   * A method or field.
   *
   * @param owner binary name of the class it is looked up in
   */
  record Member(String owner, String name) {}

  static ClassReferences of(byte[] classFile) {
    try (var in = new DataInputStream(new ByteArrayInputStream(classFile))) {
      if (in.readInt() != MAGIC) {
        throw new IllegalArgumentException("classFile is no class file");
      }
      in.readInt();
      return new Pool(in).references();
    } catch (IOException e) {
      throw new IllegalArgumentException("classFile ends within its constant pool", e);
    }
  }

  /** The constant pool: per entry its tag, and the text or the two numbers it holds. */
  private static final class Pool {

    private final int[] tags;
    private final int[] first;
    private final int[] second;
    private final String[] texts;

    Pool(DataInputStream in) throws IOException {
      int size = in.readUnsignedShort();
      tags = new int[size];
      first = new int[size];
      second = new int[size];
      texts = new String[size];
      for (int i = 1; i < size; i++) {
        tags[i] = in.readUnsignedByte();
        switch (tags[i]) {
          case 1 -> texts[i] = in.readUTF();
          case 3, 4 -> in.readInt();
          case 5, 6 -> {
            in.readLong();
            i++; // why: long and double take two entries
          }
          case 7, 8, 16, 19, 20 -> first[i] = in.readUnsignedShort();
          case 9, 10, 11, 12, 17, 18 -> {
            first[i] = in.readUnsignedShort();
            second[i] = in.readUnsignedShort();
          }
          case 15 -> {
            in.readUnsignedByte();
            first[i] = in.readUnsignedShort();
          }
          default -> throw new IOException("constant of unknown tag " + tags[i]);
        }
      }
    }

    ClassReferences references() {
      Set<String> classes = new TreeSet<>();
      List<Member> members = new ArrayList<>();
      for (int i = 1; i < tags.length; i++) {
        switch (tags[i]) {
          case 7 -> addClass(texts[first[i]], classes);
          case 9, 10, 11 -> {
            int nameAndType = second[i];
            members.add(new Member(className(first[i]), texts[first[nameAndType]]));
          }
          case 12 -> addDescriptor(texts[second[i]], classes);
          case 16 -> addDescriptor(texts[first[i]], classes);
          default -> {}
        }
      }
      return new ClassReferences(classes, members);
    }

    private String className(int index) {
      return texts[first[index]].replace('/', '.');
    }

    private static void addClass(String name, Set<String> classes) {
      if (name.startsWith("[")) {
        addDescriptor(name, classes);
      } else {
        classes.add(name.replace('/', '.'));
      }
    }

    private static void addDescriptor(String descriptor, Set<String> classes) {
      Matcher named = IN_DESCRIPTOR.matcher(descriptor);
      while (named.find()) {
        classes.add(named.group(1).replace('/', '.'));
      }
    }
  }
}
