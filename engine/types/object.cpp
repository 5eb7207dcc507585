// Objects and packages.
#include "engine/types/object.h"

#include "engine/types/named.h"
#include "engine/types/package.h"
#include "engine/types/substitute.h"
#include "engine/types/universe.h"

#include <algorithm>

namespace lockstep::types {

namespace {

/// Spec "Exported identifiers": the first character is an upper case letter.
bool startsUpperCase(std::string_view name) {
    if (name.empty()) return false;
    auto lead = static_cast<unsigned char>(name[0]);
    if (lead < 0x80) return lead >= 'A' && lead <= 'Z';
    if (name.size() < 2) return false;
    auto next = static_cast<unsigned char>(name[1]);
    // The capital letters of Latin-1, Greek and Cyrillic; other scripts with cases are treated as not exported.
    if (lead == 0xc3) return next >= 0x80 && next <= 0x9e && next != 0x97;
    if (lead == 0xce) return next >= 0x86 && next <= 0xab && next != 0x87 && next != 0x90;
    if (lead == 0xd0) return next <= 0xaf;
    return false;
}

} // namespace

bool Object::isExported() const { return startsUpperCase(m_name); }

std::string Object::id() const {
    if (isExported()) return std::string(m_name);
    std::string path = m_package ? m_package->path() : "_";
    return path + "." + std::string(m_name);
}

bool Object::sameId(const Package* package, std::string_view name) const {
    if (name != m_name) return false;
    if (isExported()) return true;
    if (!package || !m_package) return package == m_package;
    return package == m_package || package->path() == m_package->path();
}

PkgName::PkgName(syntax::Pos pos, Package* package, std::string_view name, Package* imported)
    : Object(objectKind, pos, package, name, basicType(BasicKind::Invalid)), m_imported(imported) {}

bool TypeName::isAlias() const {
    if (declaredAlias) return true;
    Type* denoted = type();
    if (!denoted) return false;
    if (auto* basic = denoted->as<Basic>()) return package() != nullptr || basic->name() != name();
    if (auto* named = denoted->as<Named>()) return named->object() != this;
    if (auto* param = denoted->as<TypeParam>()) return param->object() != this;
    return true;
}

Signature* Func::signature() {
    if (type()) return static_cast<Signature*>(type());
    if (m_origin && m_instance) {
        if (Signature* generic = m_origin->signature()) setType(instantiateMethod(*m_instance, generic));
    } else if (package() && package()->declare) {
        package()->declare(*this);
    }
    return static_cast<Signature*>(type());
}

bool Func::hasPointerReceiver() {
    if (m_origin) return m_origin->hasPointerReceiver();
    if (auto* sig = static_cast<Signature*>(type()); sig && sig->recv && sig->recv->type())
        return lockstep::types::as<Pointer>(sig->recv->type()) != nullptr;
    return m_pointerReceiver;
}

Builtin::Builtin(std::string_view name, Package* package, BuiltinId id)
    : Object(objectKind, syntax::Pos{}, package, name, basicType(BasicKind::Invalid)), m_id(id) {}

Nil::Nil() : Object(objectKind, syntax::Pos{}, nullptr, "nil", basicType(BasicKind::UntypedNil)) {}

void Package::addImport(Package* package) {
    if (std::find(m_imports.begin(), m_imports.end(), package) == m_imports.end()) m_imports.push_back(package);
}

} // namespace lockstep::types
