package io.github.gradapt.storage;

/** A tensor holds values of a type that is not read here. */
public final class UnsupportedTypeException extends StorageException {

    private static final long serialVersionUID = 1;

    private final String tensor;
    private final String type;

    UnsupportedTypeException(String file, String tensor, String type) {
        super(
                file,
                "tensor " + Quoted.of(tensor) + " is of type " + Quoted.of(type)
                        + "; the types that are read are F64, F32, F16 and BF16");
        this.tensor = tensor;
        this.type = type;
    }

    /** The name of the tensor. */
    public String tensor() {
        return tensor;
    }

    /** The type, as the file spells it. */
    public String type() {
        return type;
    }
}
