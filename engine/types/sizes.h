// Sizes: how Go's compiler lays values out on amd64 (spec: "Size and alignment guarantees").
//
// Pre (all): the type is complete and mentions no type parameter.
#pragma once

#include "engine/types/type.h"

#include <cstdint>

namespace lockstep::types {

/// Bytes, padding at the end included. Negative if larger than any object can be.
[[nodiscard]] std::int64_t sizeOf(Type* type);
[[nodiscard]] std::int64_t alignOf(Type* type);
/// The largest object the checker accepts (Go: 1 << 50).
inline constexpr std::int64_t maxObjectSize = std::int64_t{1} << 50;

} // namespace lockstep::types
