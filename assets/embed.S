/* The files that are part of the program, byte for byte. */
        .section .note.GNU-stack, "", @progbits
        .section .rodata
        .global asset_template, asset_template_end
        .balign 16
asset_template:
        .incbin "assets/template.yaml"
asset_template_end:
        .byte 0
