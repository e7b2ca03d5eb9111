// SPDX-License-Identifier: Apache-2.0
package engine.embedded;

import com.google.protobuf.CodedOutputStream;
import engine.client.ApiRequest;
import facts.meta.Kind;
import facts.schema.Envelope;
import facts.schema.Json;
import facts.schema.MessageType;
import facts.schema.Schema;
import facts.schema.Wire;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * How a client wants an answer written.
 *
 * @param protobuf whether in protobuf, else in JSON
 * @param metadataOnly whether objects are cut to their metadata
 */
record Format(boolean protobuf, boolean metadataOnly) {
  /** For refusals of requests whose Accept header is no help. */
  static final Format JSON = new Format(false, false);

  private static final String META = "meta.k8s.io/v1";

  /**
   * Chooses the first media type that can be served.
   *
   * @param list whether the answer is a list; it decides which conversion may be asked for
   * @throws Refusal if there is none
   */
  static Format negotiate(String accept, boolean list) {
    for (String entry : accept.split(",", -1)) {
      String[] words = entry.strip().toLowerCase(Locale.ROOT).split(";", -1);
      String as = "";
      for (int i = 1; i < words.length; i++) {
        String word = words[i].strip();
        as = word.startsWith("as=") ? word.substring(3) : as;
      }
      boolean protobuf = words[0].equals(ApiRequest.PROTOBUF);
      boolean known =
          protobuf || words[0].equals(ApiRequest.JSON) || words[0].equals("*/*") || entry.isEmpty();
      String partial = list ? "partialobjectmetadatalist" : "partialobjectmetadata";
      if (known && (as.isEmpty() || as.equals(partial))) {
        return new Format(protobuf, !as.isEmpty());
      }
    }
    throw Refusal.notAcceptable();
  }

  /** The Content-Type of an answer. */
  String contentType(boolean watch) {
    return (protobuf ? ApiRequest.PROTOBUF : ApiRequest.JSON) + (watch ? ";stream=watch" : "");
  }

  /** One object of a kind. */
  byte[] object(Kind kind, Map<String, Object> tree) {
    if (metadataOnly) {
      Map<String, Object> partial = partial(tree);
      return protobuf
          ? Envelope.wrap(META, "PartialObjectMetadata", message("PartialObjectMetadata", partial))
          : Json.write(partial);
    }
    if (!protobuf) {
      return Json.write(tree);
    }
    MessageType type = Schema.kubernetes().type(kind);
    if (type == null) {
      throw new IllegalStateException("the schema lacks " + kind);
    }
    return Envelope.wrap(kind.apiVersion(), kind.kind(), Wire.encode(type, tree));
  }

  /** A Status; it is never cut. */
  byte[] status(Map<String, Object> status) {
    return protobuf ? Envelope.wrap("v1", "Status", message("Status", status)) : Json.write(status);
  }

  /** A list of a kind. */
  byte[] list(Kind kind, Map<String, Object> meta, List<Map<String, Object>> items) {
    String apiVersion = metadataOnly ? META : kind.apiVersion();
    String name = metadataOnly ? "PartialObjectMetadataList" : kind.kind() + "List";
    if (!protobuf) {
      List<Object> shown = new ArrayList<>();
      for (Map<String, Object> item : items) {
        shown.add(metadataOnly ? partial(item) : bare(item));
      }
      return Json.write(
          Trees.of("kind", name, "apiVersion", apiVersion, "metadata", meta, "items", shown));
    }
    MessageType type =
        metadataOnly
            ? Schema.kubernetes().message("meta/v1.PartialObjectMetadata")
            : Schema.kubernetes().type(kind);
    if (type == null) {
      throw new IllegalStateException("the schema lacks " + kind);
    }
    try {
      ByteArrayOutputStream bytes = new ByteArrayOutputStream();
      CodedOutputStream out = CodedOutputStream.newInstance(bytes);
      out.writeByteArray(1, message("ListMeta", meta));
      for (Map<String, Object> item : items) {
        out.writeByteArray(2, Wire.encode(type, item));
      }
      out.flush();
      return Envelope.wrap(apiVersion, name, bytes.toByteArray());
    } catch (IOException e) {
      throw new UncheckedIOException("writing a list of " + kind, e);
    }
  }

  /** A frame of a watch: an object that changed. */
  byte[] event(String type, Kind kind, Map<String, Object> tree) {
    return frame(type, object(kind, tree));
  }

  /** The frame of a watch that fails. */
  byte[] error(Map<String, Object> status) {
    return frame("ERROR", status(status));
  }

  private byte[] frame(String type, byte[] object) {
    try {
      ByteArrayOutputStream bytes = new ByteArrayOutputStream(object.length + 64);
      if (!protobuf) {
        bytes.write(("{\"type\":\"" + type + "\",\"object\":").getBytes(StandardCharsets.UTF_8));
        bytes.write(object);
        bytes.write("}\n".getBytes(StandardCharsets.UTF_8));
        return bytes.toByteArray();
      }
      ByteArrayOutputStream raw = new ByteArrayOutputStream(object.length + 16);
      CodedOutputStream rawOut = CodedOutputStream.newInstance(raw);
      rawOut.writeByteArray(1, object);
      rawOut.flush();
      CodedOutputStream out = CodedOutputStream.newInstance(bytes);
      out.writeString(1, type);
      out.writeByteArray(2, raw.toByteArray());
      out.flush();
      int length = bytes.size();
      ByteArrayOutputStream framed = new ByteArrayOutputStream(length + 4);
      framed.write(new byte[] {(byte) (length >>> 24), (byte) (length >>> 16)});
      framed.write(new byte[] {(byte) (length >>> 8), (byte) length});
      bytes.writeTo(framed);
      return framed.toByteArray();
    } catch (IOException e) {
      throw new UncheckedIOException("writing a frame of a watch", e);
    }
  }

  private static byte[] message(String name, Map<String, Object> tree) {
    return Wire.encode(Schema.kubernetes().message("meta/v1." + name), tree);
  }

  private static Map<String, Object> partial(Map<String, Object> tree) {
    return Trees.of(
        "kind",
        "PartialObjectMetadata",
        "apiVersion",
        META,
        "metadata",
        Trees.map(tree, "metadata"));
  }

  /** Items of a typed list don't repeat their kind. */
  private static Map<String, Object> bare(Map<String, Object> tree) {
    Map<String, Object> bare = new LinkedHashMap<>(tree);
    bare.remove("kind");
    bare.remove("apiVersion");
    return bare;
  }
}
