# library
"""_uuid: UUIDs of time, whose parts fit together."""
import _uuid
import time
import uuid

print(_uuid.has_uuid_generate_time_safe)
stamps = [uuid.UUID(bytes=_uuid.generate_time_safe()[0]) for _ in range(100)]
print({(u.version, u.variant, u.node >> 40 & 1 or 0) for u in stamps} <= {(1, uuid.RFC_4122, 0), (1, uuid.RFC_4122, 1)})
print(len(set(stamps)), len({u.node for u in stamps}), sorted(u.time for u in stamps) == [u.time for u in stamps])
now = (uuid.uuid1().time - 0x01B21DD213814000) / 1e7
print(abs(now - time.time()) < 60)
print(uuid.uuid1(node=1, clock_seq=2).node, uuid.getnode() == uuid.getnode(), uuid.uuid1().is_safe in uuid.SafeUUID)
try:
    _uuid.generate_time_safe(1)
except TypeError as e:
    print(e)
