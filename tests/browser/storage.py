"""Scripts that make a page meet storage it cannot use."""

BLOCKED = """
  for (const name of ["localStorage", "sessionStorage", "indexedDB"]) {
    Object.defineProperty(globalThis, name, {
      get() { throw new DOMException("blocked", "SecurityError"); },
    });
  }
"""

FULL = """
  const full = () => { throw new DOMException("full", "QuotaExceededError"); };
  Storage.prototype.setItem = full;
  IDBObjectStore.prototype.put = full;
  IDBObjectStore.prototype.add = full;
"""
