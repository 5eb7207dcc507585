// Package: one checked (or half-checked, while it is imported by itself) package and its top-level scope.
#pragma once

#include "engine/types/scope.h"

#include <functional>
#include <string>
#include <vector>

namespace lockstep::types {

class Package {
public:
    Package(std::string path, std::string name, Scope* universe)
        : m_path(std::move(path)), m_name(std::move(name)), m_scope(universe) {}

    /// The import path; "main" for the main package of a program.
    [[nodiscard]] const std::string& path() const { return m_path; }
    [[nodiscard]] const std::string& name() const { return m_name; }
    [[nodiscard]] Scope& scope() { return m_scope; }
    [[nodiscard]] const Scope& scope() const { return m_scope; }
    /// Directly imported packages in order of first import.
    [[nodiscard]] const std::vector<Package*>& imports() const { return m_imports; }
    /// Package "unsafe".
    [[nodiscard]] bool isUnsafe() const { return m_path == "unsafe"; }

    void setName(std::string name) { m_name = std::move(name); }
    void addImport(Package* package);

    /// Of a package that is checked on demand: looks at the declaration of one of its functions. Else empty.
    std::function<void(Func&)> declare;

private:
    std::string m_path;
    std::string m_name;
    Scope m_scope;
    std::vector<Package*> m_imports;
};

} // namespace lockstep::types
