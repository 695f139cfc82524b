package dev.retort.http;

import java.net.URI;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * How one provider's API over HTTP differs from another's. Immutable.
 *
 * @param vendor host of the vendor's own server; those below it count, too
 * @param path of a request for an answer, below the root of the API
 * @param notInRoot ends of an address that belong to the path, not to the root
 * @param keyHeader header that carries the key
 * @param keyScheme what stands before the key there; may be empty
 * @param keyVariable environment variable that holds the key by custom
 * @param headers what every request carries besides
 * @param requests what its requests are called, in the plural
 * @param maxTokens the kwarg that bounds new tokens
 */
public record Api(
    String vendor,
    String path,
    List<String> notInRoot,
    String keyHeader,
    String keyScheme,
    String keyVariable,
    Map<String, String> headers,
    String requests,
    String maxTokens) {

  public Api {
    notInRoot = List.copyOf(notInRoot);
    headers = Map.copyOf(headers);
  }

  /**
   * Whether a server is the vendor's own, whose dialect differs from that of its imitators.
   *
   * @param baseUrl root of the API
   * @return true for its host and the regional ones below it
   */
  boolean isVendor(URI baseUrl) {
    String host = String.valueOf(baseUrl.getHost()).toLowerCase(Locale.ROOT);
    return host.equals(vendor) || host.endsWith("." + vendor);
  }
}
