// SPDX-License-Identifier: Apache-2.0
package engine.log;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.classic.spi.IThrowableProxy;
import ch.qos.logback.classic.spi.ThrowableProxyUtil;
import ch.qos.logback.core.LayoutBase;
import org.slf4j.event.KeyValuePair;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/**
 * Lines as JSON objects with Kubernetes' field names: ts in milliseconds, logger, msg, v or err.
 */
final class JsonLayout extends LayoutBase<ILoggingEvent> {
  private static final JsonMapper MAPPER = JsonMapper.shared();

  @Override
  public String doLayout(ILoggingEvent event) {
    ObjectNode line = MAPPER.createObjectNode();
    line.put("ts", event.getTimeStamp());
    line.put("level", event.getLevel().levelStr);
    line.put("logger", event.getLoggerName());
    line.put("msg", event.getFormattedMessage());
    if (event.getLevel().isGreaterOrEqual(Level.INFO)) {
      line.put("v", 0);
    }
    if (event.getKeyValuePairs() != null) {
      for (KeyValuePair pair : event.getKeyValuePairs()) {
        line.put(pair.key, String.valueOf(pair.value));
      }
    }
    IThrowableProxy failure = event.getThrowableProxy();
    if (failure != null) {
      line.put("err", ThrowableProxyUtil.asString(failure));
    }
    return MAPPER.writeValueAsString(line) + "\n";
  }
}
