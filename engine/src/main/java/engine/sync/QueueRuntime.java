// SPDX-License-Identifier: Apache-2.0
package engine.sync;

import engine.cache.ClusterCache;
import engine.definition.QueueDefinition;
import engine.definition.QueueDefinition.KeyType;
import engine.queue.BackOff;
import engine.queue.QueueListener;
import engine.queue.WorkQueue;
import engine.rulebase.Watchdog;
import engine.scope.QueueScope;
import engine.scope.Wakes;
import facts.scope.Key;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** One queue of a running controller: its keys, their memory and the workers that sync them. */
public final class QueueRuntime {
  private static final Logger LOG = LoggerFactory.getLogger(QueueRuntime.class);

  private final ControllerRuntime controller;
  private final QueueDefinition definition;
  private final QueueScope scope;
  private final Wakes wakes;
  private final WorkQueue queue;
  private final int workers;
  private final @Nullable Watchdog watchdog;
  private final Map<String, KeyState> states = new ConcurrentHashMap<>();
  private final List<Thread> threads = new ArrayList<>();
  private final ClusterCache cache;
  private int started;

  /**
   * A queue whose relations are made but whose workers do not run yet; call it before streams
   * start.
   *
   * @param workers keys that are worked on at a time
   * @param watchdog watches rules that do not return, or null
   */
  public QueueRuntime(
      ControllerRuntime controller,
      QueueDefinition definition,
      ClusterCache cache,
      int workers,
      QueueListener listener,
      @Nullable Watchdog watchdog) {
    this.controller = controller;
    this.definition = definition;
    this.workers = workers;
    this.cache = cache;
    this.watchdog = watchdog;
    this.queue = new WorkQueue(controller.clock(), new BackOff(definition.backOff()), listener);
    this.scope = new QueueScope(cache, definition);
    this.wakes =
        new Wakes(
            scope, name -> controller.settings().setting(name).getDuration(), queue::addAfter);
    wakes.listen(cache);
    controller.add(this);
  }

  /** Starts the workers. */
  public void start() {
    wakes.start();
    for (int i = 0; i < workers; i++) {
      startWorker();
    }
  }

  private void startWorker() {
    synchronized (threads) {
      Thread thread = new Thread(this::work, definition.metric() + "-" + started++);
      thread.setDaemon(true);
      threads.add(thread);
      thread.start();
    }
  }

  /**
   * Gives up a worker whose rule never returns; its key stays with it, other keys go on. No more
   * workers are replaced than the queue has, since each of them keeps a processor busy.
   */
  private void abandon(Thread worker, Watchdog.Stuck stuck) {
    boolean replaced;
    synchronized (threads) {
      threads.remove(worker);
      replaced = started < 2 * workers;
      if (replaced) {
        startWorker();
      }
    }
    LOG.atError()
        .addKeyValue("controller", controller.definition().name())
        .log(
            replaced
                ? "the worker and its key are given up; another worker goes on with other keys"
                : "the worker and its key are given up; too many were, this one is not replaced");
    controller.stuck(stuck);
  }

  /** Makes every key due that a start would make due. */
  void again() {
    wakes.again(cache);
  }

  /** Takes no more keys; answers whether all workers have ended within the time. */
  public boolean stop(Duration limit) throws InterruptedException {
    queue.shutDown();
    long end = controller.clock().nanos() + limit.toNanos();
    List<Thread> ending;
    synchronized (threads) {
      ending = List.copyOf(threads);
    }
    for (Thread thread : ending) {
      thread.join(Math.max(1, (end - controller.clock().nanos()) / 1_000_000));
    }
    return ending.stream().noneMatch(Thread::isAlive);
  }

  /** What {@code controller.yaml} says of it. */
  public QueueDefinition definition() {
    return definition;
  }

  /** Its keys. */
  public WorkQueue queue() {
    return queue;
  }

  QueueScope scope() {
    return scope;
  }

  /** Keys of which something is kept between their syncs. */
  int keptKeys() {
    return states.size();
  }

  private void work() {
    Thread self = Thread.currentThread();
    Watchdog.Worker watch =
        watchdog == null ? null : watchdog.worker(self.getName(), stuck -> abandon(self, stuck));
    try {
      boolean mine = true;
      while (mine) {
        String text = queue.take();
        mine = text != null;
        if (text != null) {
          sync(text, watch);
          mine = isWorker(self);
        }
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private boolean isWorker(Thread thread) {
    synchronized (threads) {
      return threads.contains(thread);
    }
  }

  /** Syncs a key that was taken from the queue. */
  void sync(String text, Watchdog.@Nullable Worker watch) {
    KeyState state = states.computeIfAbsent(text, key -> new KeyState());
    try {
      end(text, state, result(text, state, watch));
    } finally {
      queue.done(text);
    }
  }

  private Result result(String text, KeyState state, Watchdog.@Nullable Worker watch) {
    try {
      return held(text, state)
          ? Result.held()
          : new Sync(controller, this, Key.parse(definition.name(), text), state).run(watch);
    } catch (RuntimeException | LinkageError | StackOverflowError e) {
      LOG.atWarn()
          .setMessage("a sync failed unexpectedly; the key is due again after its back-off")
          .addKeyValue("controller", controller.definition().name())
          .addKeyValue("object", text)
          .setCause(e)
          .log();
      return Result.error(String.valueOf(e));
    }
  }

  /**
   * Whether the cache does not show some write of the key's last sync yet; it is due again when it
   * does.
   */
  private boolean held(String text, KeyState state) {
    Marks marks = controller.marks();
    List<Mark> open = new ArrayList<>();
    for (Mark mark : state.marks) {
      if (!marks.met(mark)) {
        open.add(mark);
      }
    }
    state.marks = List.copyOf(open);
    if (open.isEmpty()) {
      return false;
    }
    marks.whenMet(open.get(0), () -> queue.add(text));
    return true;
  }

  private void end(String text, KeyState state, Result result) {
    switch (result.end()) {
      case OK -> {
        queue.forget(text);
        schedule(text, state);
      }
      case DROP -> {
        queue.forget(text);
        schedule(text, state);
      }
      case HELD -> {}
      case DELAY -> {
        queue.addAfter(text, result.delay() == null ? Duration.ZERO : result.delay());
        schedule(text, state);
      }
      case ERROR -> failed(text, state, result);
    }
    if (definition.key().type() == KeyType.PASS && definition.key().period() != null) {
      queue.addAfter(text, definition.key().period());
    }
    if (state.isEmpty()) {
      states.remove(text, state);
    }
  }

  private void failed(String text, KeyState state, Result result) {
    Integer retries = definition.retries();
    boolean again =
        definition.requeueErrors() && (retries == null || queue.failures(text) < retries);
    boolean first = queue.failures(text) == 0;
    (first || !again ? LOG.atInfo() : LOG.atDebug())
        .setMessage(
            again
                ? "a sync failed; tried again with growing pauses until it works"
                : "a sync failed; the key is dropped until its next event")
        .addKeyValue("controller", controller.definition().name())
        .addKeyValue("object", text)
        .addKeyValue("error", result.text())
        .log();
    // A timer that has passed made this sync due; only the back-off makes the next one due.
    Instant now = controller.clock().now();
    state.timers.values().removeIf(timer -> !timer.isAfter(now));
    if (again) {
      queue.addLimited(text);
    } else {
      queue.forget(text);
    }
    schedule(text, state);
  }

  private void schedule(String text, KeyState state) {
    Instant earliest = state.earliest();
    if (earliest != null) {
      queue.addAfter(text, Duration.between(controller.clock().now(), earliest));
    }
  }
}
