// Types, objects and signatures as text: as messages show them, and as %T prints them.
#pragma once

#include "engine/types/object.h"
#include "engine/types/package.h"

#include <functional>
#include <string>

namespace lockstep::types {

/// What to write before a package-level name and a dot; "" for nothing.
using Qualifier = std::function<std::string(const Package&)>;

/// Package names: "sync.Mutex", "main.Point".
[[nodiscard]] std::string qualifyByName(const Package& package);
/// Package names except for names of `package` itself.
[[nodiscard]] Qualifier qualifyRelativeTo(const Package* package);

[[nodiscard]] std::string typeString(Type* type, const Qualifier& qualifier);
/// "(x int, y ...string) (n int, err error)"
[[nodiscard]] std::string signatureString(Signature* signature, const Qualifier& qualifier);

/// As reflect and %T print it: "main.Point", "*main.List[int]", "func(int) string", "interface {}", "uint8".
[[nodiscard]] std::string runtimeTypeString(Type* type);

} // namespace lockstep::types
