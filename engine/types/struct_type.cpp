// Struct types (spec: "Struct types").
#include "engine/types/checker_core.h"
#include "engine/types/type_store.h"

namespace lockstep::types {

namespace {

/// The name in T, *T, pkg.T, T[P]; null if it has no such form.
const Ident* embeddedName(const Expr& e) {
    const Expr* x = &e;
    if (const auto* star = x->as<syntax::StarExpr>()) {
        x = star->x;
        if (x->is<syntax::StarExpr>()) return nullptr;
    }
    if (const auto* index = x->as<syntax::IndexExpr>()) x = index->x;
    if (const auto* list = x->as<syntax::IndexListExpr>()) x = list->x;
    if (const auto* selector = x->as<syntax::SelectorExpr>()) return selector->sel;
    return x->as<Ident>();
}

} // namespace

Type* Checker::structType(const syntax::StructType& e) {
    auto* result = m_store.make<Struct>();
    std::vector<Var*> fields;
    std::vector<std::string> tags;
    bool anyTag = false;
    std::unordered_map<std::string_view, Var*> known;
    auto add = [&](const Ident& name, Type* type, bool embedded, const syntax::Field& field) {
        auto* var = m_store.make<Var>(name.pos, m_package, name.name, type, Var::Role::Field);
        var->embedded = embedded;
        if (!name.isBlank()) {
            auto [other, isNew] = known.emplace(name.name, var);
            if (!isNew)
                errorWithOther(Code::Redeclared, name.span(), fmt::format("{} redeclared", name.name), other->second);
        }
        recordDef(name, var);
        fields.push_back(var);
        tags.push_back(field.tag && !field.tag->bad ? syntax::stringValue(*field.tag) : std::string());
        anyTag = anyTag || !tags.back().empty();
    };
    for (const syntax::Field* field : e.fields->list) {
        Type* type = varType(*field->type);
        if (!field->isEmbedded()) {
            for (const Ident* name : field->names) add(*name, type, false, *field);
            continue;
        }
        const Ident* name = embeddedName(*field->type);
        if (!name) {
            error(Code::InvalidEmbeddedField, *field->type,
                  fmt::format("invalid embedded field type {}", str(*field->type)));
            continue;
        }
        add(*name, type, true, *field);
        later([this, field, type] { embeddedField(*field, type, field->type->pos); });
    }
    if (!anyTag) tags.clear();
    result->setFields(std::move(fields), std::move(tags));
    return result;
}

/// Spec "Struct types": T or *T with T a type name; *T not of an interface, and T itself no pointer.
void Checker::embeddedField(const syntax::Field& /*field*/, Type* type, Pos pos) {
    bool isPointer = false;
    Type* base = deref(type, &isPointer);
    if (isInvalid(base)) return;
    if (isTypeParam(base)) {
        error(Code::InvalidEmbeddedField, pos, "embedded field type cannot be a type parameter");
        return;
    }
    Type* underlying = under(base);
    if (isUnsafePointer(underlying))
        error(Code::InvalidEmbeddedField, pos, "embedded field type cannot be unsafe.Pointer");
    else if (as<Pointer>(underlying))
        error(Code::InvalidEmbeddedField, pos, "embedded field type cannot be a pointer");
    else if (as<Interface>(underlying) && isPointer)
        error(Code::InvalidEmbeddedField, pos, "embedded field type cannot be a pointer to an interface");
}

} // namespace lockstep::types
