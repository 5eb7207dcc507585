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
    if (!field) {
        error(Code::MissingFieldOrMethod, *selectorExpr->sel,
              fmt::format("invalid argument: {} has no single field {}", str(base.type), selectorExpr->sel->name));
        return false;
    }
    recordSelection(*selectorExpr, SelectionKind::FieldVal, type, field, found.index, found.indirect);
    std::int64_t offset = 0;
    for (const std::uint32_t i : found.index) {
        auto* structType = underAs<Struct>(deref(type));
        offset += structType->offsets()[i];
        type = structType->fields()[i]->type();
    }
    x.mode = Mode::Constant;
    x.value = constant::makeInt64(offset);
    x.type = basicType(BasicKind::Uintptr);
    recordBuiltinType(*e.fun, makeSignature(x.type, {field->type()}));
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
    default:
        static_cast<void>(args);
        error(Code::Unsupported, e, fmt::format("not supported: {} (arithmetic on pointers)", str(*e.fun)));
        return false;
    }
}

} // namespace lockstep::types
