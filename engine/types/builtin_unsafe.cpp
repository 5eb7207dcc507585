// Package unsafe (spec: "Package unsafe"): sizes are constants; arithmetic on pointers is not modelled and says so.
#include "engine/types/checker_core.h"
#include "engine/types/sizes.h"
#include "engine/types/type_store.h"

namespace lockstep::types {

bool Checker::offsetOf(Operand& x, const syntax::CallExpr& e) {
    const auto* selectorExpr = as<syntax::SelectorExpr>(syntax::unparen(e.args[0]));
    if (!selectorExpr) {
        error(Code::InvalidBuiltinArg, *e.args[0],
              fmt::format("invalid argument: {} is not a selector expression", str(*e.args[0])));
        use(*e.args[0], false);
        return false;
    }
    Operand base;
    expr(base, *selectorExpr->x);
    if (base.isInvalid()) return false;
    Type* type = deref(base.type);
    const LookupResult found = lookupFieldOrMethod(type, false, m_package, selectorExpr->sel->name);
    auto* field = as<Var>(found.object);
    if (as<Func>(found.object)) {
        error(Code::InvalidBuiltinArg, *e.args[0],
              fmt::format("invalid argument: {} is a method value", str(*e.args[0])));
        return false;
    }
    if (!field) {
        error(Code::MissingFieldOrMethod, *selectorExpr->sel,
              fmt::format("invalid argument: {} has no single field {}", str(base.type), selectorExpr->sel->name));
        return false;
    }
    recordSelection(*selectorExpr, SelectionKind::FieldVal, type, field, found.index, found.indirect);
    std::int64_t offset = 0;
    for (const std::uint32_t i : found.index) {
        if (as<Pointer>(under(type))) {
            error(Code::InvalidBuiltinArg, x,
                  fmt::format("invalid argument: field {} is embedded via a pointer in {}", selectorExpr->sel->name,
                              str(deref(base.type))));
            return false;
        }
        auto* structType = underAs<Struct>(type);
        offset += structType->offsets()[i];
        type = structType->fields()[i]->type();
    }
    x.mode = Mode::Constant;
    x.value = constant::makeInt64(offset);
    x.type = basicType(BasicKind::Uintptr);
    recordBuiltinType(*e.fun, makeSignature(x.type, {field->type()}));
    return true;
}

/// Checked as Go does; then it is said that it cannot run.
bool Checker::unsafeArithmetic(Operand& x, const syntax::CallExpr& e, BuiltinId id, std::vector<Operand>& args) {
    const bool isOld = id == BuiltinId::Add || id == BuiltinId::Slice;
    if (!requireVersion(isOld ? 17 : 20, e.fun->span(), str(*e.fun))) return false;
    Type* first = nullptr;
    Type* result = nullptr;
    switch (id) {
    case BuiltinId::Add: first = result = basicType(BasicKind::UnsafePointer); break;
    case BuiltinId::String:
        first = m_store.make<Pointer>(universe().byte);
        result = basicType(BasicKind::String);
        break;
    case BuiltinId::StringData:
        first = basicType(BasicKind::String);
        result = m_store.make<Pointer>(universe().byte);
        break;
    case BuiltinId::Slice:
        if (auto* pointer = as<Pointer>(under(x.type))) result = m_store.make<Slice>(pointer->elem());
        break;
    default:
        if (auto* slice = as<Slice>(coreType(x.type))) result = m_store.make<Pointer>(slice->elem());
        break;
    }
    if (!result) {
        error(Code::InvalidBuiltinArg, x,
              fmt::format("invalid argument: {} is not a {}", str(x), id == BuiltinId::Slice ? "pointer" : "slice"));
        return false;
    }
    if (first) assignment(x, first, fmt::format("argument to {}", str(*e.fun)));
    if (x.isInvalid()) return false;
    if (args.size() > 1 && !validIndex(args[1], "length", id == BuiltinId::Add)) return false;
    error(Code::Unsupported, e, fmt::format("not supported: {} (arithmetic on pointers)", str(*e.fun)));
    x.becomeValue(result);
    return true;
}

bool Checker::builtinUnsafe(Operand& x, const syntax::CallExpr& e, BuiltinId id, std::vector<Operand>& args) {
    switch (id) {
    case BuiltinId::Offsetof: return offsetOf(x, e);
    case BuiltinId::Sizeof:
    case BuiltinId::Alignof: {
        assignment(x, nullptr, "argument to unsafe.Sizeof");
        if (x.isInvalid()) return false;
        if (mentionsTypeParam(x.type)) {
            error(Code::Unsupported, e, "not supported: the size of a type parameter's type");
            return false;
        }
        const std::int64_t size = id == BuiltinId::Sizeof ? sizeOf(x.type) : alignOf(x.type);
        recordBuiltinType(*e.fun, makeSignature(basicType(BasicKind::Uintptr), {x.type}));
        x.mode = Mode::Constant;
        x.value = constant::makeInt64(size);
        x.type = basicType(BasicKind::Uintptr);
        return true;
    }
    default: return unsafeArithmetic(x, e, id, args);
    }
}

} // namespace lockstep::types
