package io.jishi.model;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Row locks until the end of a transaction; who waits for one comes in order. */
final class Locks {

    private final Map<Object, Owner> owners = new HashMap<>();
    private final Map<Object, Deque<Owner>> waiting = new HashMap<>();
    private final Map<Owner, List<Object>> held = new HashMap<>();
    private final VirtualTime time;

    Locks(VirtualTime time) {
        this.time = time;
    }

    /** A transaction, as far as locks go. */
    interface Owner {
        /** The lock that it waited for is its own now. */
        void goOn();
    }

    /** Takes a lock; if it is taken, the owner waits and is told to go on. */
    boolean take(Object key, Owner owner) {
        Owner other = owners.putIfAbsent(key, owner);
        if (other == null) {
            held.computeIfAbsent(owner, unused -> new ArrayList<>()).add(key);
            return true;
        }
        if (other == owner) {
            return true;
        }
        waiting.computeIfAbsent(key, unused -> new ArrayDeque<>()).add(owner);
        return false;
    }

    /** Gives up every lock, and every wait. */
    void release(Owner owner) {
        waiting.values().forEach(queue -> queue.remove(owner));
        List<Object> keys = held.remove(owner);
        if (keys == null) {
            return;
        }
        for (Object key : keys) {
            owners.remove(key);
            Deque<Owner> queue = waiting.get(key);
            Owner next = queue == null ? null : queue.poll();
            if (next != null) {
                owners.put(key, next);
                held.computeIfAbsent(next, unused -> new ArrayList<>()).add(key);
                time.after(1, next::goOn);
            }
        }
    }
}
