// SPDX-License-Identifier: Apache-2.0
package engine.source;

/**
 * What one stream reads and how.
 *
 * @param name what messages call it, for example {@code deployments.apps}
 * @param path collection of all namespaces, for example {@code /apis/apps/v1/deployments}
 * @param metadataOnly whether only the objects' metadata is asked for
 * @param protobuf reads protobuf answers
 * @param json reads JSON answers, which servers of aggregated APIs may give instead
 */
record Target(String name, String path, boolean metadataOnly, Format protobuf, Format json) {
  private static final String PROTOBUF = "application/vnd.kubernetes.protobuf";
  private static final String JSON = "application/json";

  /** The format of an answer, by its Content-Type. */
  Format formatOf(String contentType) {
    return contentType.startsWith(PROTOBUF) ? protobuf : json;
  }

  String acceptWatch() {
    return metadataOnly
        ? partial(PROTOBUF, "PartialObjectMetadata") + "," + partial(JSON, "PartialObjectMetadata")
        : PROTOBUF + ";stream=watch," + JSON;
  }

  String acceptList() {
    return metadataOnly
        ? partial(PROTOBUF, "PartialObjectMetadataList")
            + ","
            + partial(JSON, "PartialObjectMetadataList")
        : PROTOBUF + "," + JSON;
  }

  private static String partial(String media, String kind) {
    return media + ";as=" + kind + ";v=v1;g=meta.k8s.io";
  }
}
