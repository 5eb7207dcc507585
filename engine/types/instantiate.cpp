// Instances of generic functions and types (spec: "Instantiations", "Satisfying a type constraint").
#include "engine/types/checker_core.h"
#include "engine/types/substitute.h"
#include "engine/types/type_store.h"

namespace lockstep::types {

/// The generic signature or type with these type arguments. Whether they satisfy their constraints is looked at later.
Type* Checker::instantiate(Pos pos, Type* generic, const std::vector<Type*>& typeArgs,
                           const std::vector<const Expr*>& places) {
    auto* signature = as<Signature>(generic);
    auto* named = as<Named>(generic);
    if (!signature && !named) return basicType(BasicKind::Invalid);
    const std::vector<TypeParam*>& params = signature ? signature->typeParams : named->typeParams();
    if (params.size() != typeArgs.size()) return basicType(BasicKind::Invalid); // was reported
    later([this, pos, params, typeArgs, places] { verifyTypeArgs(pos, params, typeArgs, places); });
    if (signature) return instantiateSignature(m_store, signature, typeArgs);
    return m_store.instantiate(named, named->withImplicit(typeArgs));
}

bool Checker::verifyTypeArgs(Pos pos, const std::vector<TypeParam*>& params, const std::vector<Type*>& typeArgs,
                             const std::vector<const Expr*>& places) {
    Substitution substitution(m_store, params, typeArgs);
    for (std::size_t i = 0; i < params.size(); ++i) {
        if (isInvalid(typeArgs[i])) continue;
        // An interface stands for itself; any other constraint for an interface with it.
        Type* constraint = params[i]->constraint();
        if (!underAs<Interface>(constraint)) constraint = params[i]->interfaceOf();
        std::string cause;
        if (implements(typeArgs[i], substitution.apply(constraint), true, cause)) continue;
        if (i < places.size())
            error(Code::InvalidTypeArg, *places[i], cause);
        else
            error(Code::InvalidTypeArg, pos, cause);
        return false;
    }
    return true;
}

bool Checker::typeArgCount(const Node& at, std::size_t got, std::size_t want, bool isFunc) {
    if (got == want) return true;
    std::string name = syntax::isExpr(at.kind) ? str(static_cast<const Expr&>(at)) : std::string();
    std::string message;
    if (isFunc)
        message = fmt::format("got {} type arguments but {} has {} type parameters", got, name, want);
    else
        message = fmt::format("{} type arguments for type {}: have {}, want {}", got < want ? "not enough" : "too many",
                              name, got, want);
    error(Code::WrongTypeArgCount, at, message);
    return false;
}

/// x, a generic function written as x0, becomes an instance: with the type arguments in `indices`, the rest inferred
/// from the type it is assigned to.
void Checker::functionInstance(Operand& x, const Expr& x0, List<Expr> indices, const Expr& whole, Type* target) {
    auto* signature = as<Signature>(x.type);
    if (x.isInvalid() || !signature) {
        x.invalidate();
        return;
    }
    requireVersion(18, whole.span(), "function instantiation");
    std::vector<Type*> typeArgs;
    std::vector<const Expr*> places;
    bool valid = true;
    for (const Expr* each : indices) {
        typeArgs.push_back(varType(*each));
        places.push_back(each);
        valid = valid && !isInvalid(typeArgs.back());
    }
    std::size_t want = signature->typeParams.size();
    if (valid && typeArgs.size() > want) {
        error(Code::WrongTypeArgCount, *indices[want],
              fmt::format("got {} type arguments but {} has {} type parameters", typeArgs.size(), str(x0), want));
        valid = false;
    }
    if (valid && typeArgs.size() < want) {
        std::vector<Var*> formals;
        std::vector<Operand> args;
        if (target && underAs<Signature>(target)) {
            requireVersion(21, whole.span(), "implicitly instantiated function in assignment");
            auto* plain = m_store.make<Signature>();
            plain->params = signature->params;
            plain->results = signature->results;
            plain->variadic = signature->variadic;
            formals.push_back(m_store.make<Var>(whole.pos, m_package, "", plain, Var::Role::Param));
            Operand arg;
            arg.mode = Mode::Value;
            arg.expr = &whole;
            arg.type = target;
            args.push_back(arg);
        }
        typeArgs = infer(x0, signature->typeParams, typeArgs, m_store.make<Tuple>(std::move(formals)), args, true);
        valid = !typeArgs.empty();
    }
    if (!valid) {
        x.invalidate();
        x.expr = &whole;
        return;
    }
    Type* instance = instantiate(x0.pos, signature, typeArgs, places);
    recordInstance(x0, typeArgs, instance);
    x.becomeValue(instance);
    x.expr = &whole;
}

} // namespace lockstep::types
