"use client";

import { useState } from "react";
import { Button } from "@/components/ui/button";
import { Dialog, DialogBody, DialogContent, DialogFooter } from "@/components/ui/dialog";
import { Field } from "@/components/ui/field";
import { Input } from "@/components/ui/input";

/** Saves the revision under a name, so that it is found again among many. */
export function NameRevisionDialog({ onSave, onClose }: { onSave: (name: string) => void; onClose: () => void }) {
  const [name, setName] = useState("");
  const wanted = name.trim();
  const save = () => {
    onSave(wanted);
    onClose();
  };
  return (
    <Dialog open onOpenChange={(open) => (open ? undefined : onClose())}>
      <DialogContent title="Save with a name" size="sm">
        <DialogBody>
          <Field label="Name of the revision">
            <Input
              value={name}
              maxLength={200}
              placeholder="Approved by the customer"
              onChange={(event) => setName(event.target.value)}
              onKeyDown={(event) => {
                if (event.key === "Enter" && wanted !== "") save();
              }}
            />
          </Field>
        </DialogBody>
        <DialogFooter>
          <Button onClick={onClose}>Cancel</Button>
          <Button variant="primary" disabled={wanted === ""} onClick={save}>
            Save revision
          </Button>
        </DialogFooter>
      </DialogContent>
    </Dialog>
  );
}
